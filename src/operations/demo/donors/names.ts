/**
 * Given and family names that go together, by language. Where the script is not Latin each name carries its
 * romanisation after a colon, for e-mail addresses.
 */
export interface NameGroup {
  readonly given: readonly string[];
  readonly family: readonly string[];
}

/** How the two parts are written together. */
export const FAMILY_NAME_FIRST: Readonly<Record<string, string>> = { ja: ' ', ko: '', zh: '' };

export const NAMES: Readonly<Record<string, readonly NameGroup[]>> = {
  en: [
    group(
      'Ada Agnes Aisling Alasdair Amara Amrit Anneliese Anwen Arthur Ayesha Barnaby Beatrix Bronagh Callum Cassian Cecily Chidi Clement Constance Cordelia Corin Daphne Delphine Dougal Edith Efua Eilidh Elowen Emrys Esme Fergus Fionn Florence Gareth Gethin Greer Gwendolen Hamish Harriet Hester Hugo Idris Imran Ines Iona Isaac Isolde Ivo Jago Jasper Jemima Joan Jolyon Josiah Kavita Keir Kerensa Kwame Lachlan Leonie Lettice Lowri Ludo Mabel Magnus Malachy Marigold Maud Meera Merryn Miriam Morag Morwenna Nadia Nell Niamh Ngozi Oona Oswin Otis Percy Perpetua Philippa Priya Quentin Ravi Rhiannon Roisin Rory Rosalind Rowena Rufus Saffron Samira Seren Shona Sidony Silas Solomon Tabitha Tamsin Tavish Temperance Thaddeus Theodora Tobias Una Ursula Verity Wilfred Winifred Xanthe Yusuf Zadie Zephyr',
      'Abernook Alderwick Appleyard-Moss Arkwell Ashcombe Askrigg Balcarres-Hay Barleycroft Bellweather Birkenshaw-Lee Blackthorn Bracegirdle Brambley Brightwater Brockenhurst Cairnwood Calloway-Finch Cattermole Chaffinch Copperthwaite Cordwainer Crakehall Cutwater Dalrigg Dewsnap Drinkwater Dunmallard Eastwick-Bone Eddystone Elderkin Fairweather Farthingdale Featherstow Fennimore Fernihough Fiddler Flaxney Fothergale Gannet Garroway Gillyflower Goldhanger Gorsedale Greenhalgh-Pryce Gullane Hallowell-Stone Harbottle Hawkshead Heatherwick Hindmarsh-Vane Holloway-Reed Honeychurch Ivinghoe Jessamine Kestrelman Kettlewell Kingfisher Kittow Langstrother Larkmead Lavenham-Cole Lightfoot-Marr Linklater-Wyn Lobelly Loveridge Mallowfield Marchbank Merrifield Mossgiel Nankivell Netherclift Nightingale-Shaw Oakenfull Ollerenshaw Orpington Osmotherly Otterburn Paddlesworth Palfreyman Penhallick Penrudd Peverell Pinchbeck Plumtree Quillfeather Quarmby Ravensdene Redfearn-Cox Rookhope Saltonstow Sandiacre Scatterfield Seagrave-Munn Sherbrook Silverdale Skelmersey Snowdrop Sparrowhawk Starling-Hope Stoneyhurst Swaledale Sweetapple Tallentire Tarleton-Roe Thistlewood Threlkeld Tolliver Trelawder Trevanniel Twelvetrees Underhallow Uttershaw Venables-Kerr Wadebridge Wainfleet Waterhen Weatherall Wetherlam Whinfield Whistlecraft Wintergreen Wrenfield Wyndlow Yarrowby Yellowlees',
    ),
    group(
      'Adaeze Adwoa Akua Ananya Arjun Babajide Bilal Chiamaka Deepa Farah Folake Gurpreet Halima Hanna Ikram Jaswinder Kehinde Kofi Leila Mariam Nikhil Nkechi Obinna Omari Parveen Rohan Safiya Sanjay Shabnam Simran Tariq Tendai Uche Usha Zainab Zubair',
      'Achterbergh Adekoyade Agyemfra Akintunwa Balachandrel Banerjivan Boatengwa Chaudharvi Chikwendara Danquahene Deshmukhar Dhaliwander Ezenwali Gillsandhu Iyengarath Jahangirov Khatriwal Kwabenasu Lakhanpuri Mahmoodian Mbekathi Mensahwaa Mukherjel Nwachukola Obasanwe Okonjide Olatunjare Patelwar Qureshabad Rahmanzai Sarkarwal Siddiquor Subramar Tshabane Uzoamakwe Wanjalandu',
    ),
  ],
  de: [
    group(
      'Anneke Antje Benedikt Bertram Birte Brunhild Clemens Dorothea Eckart Elfriede Emil Friederike Gerlinde Gesa Gunnar Hannelore Hedwig Henrike Ignaz Ilse Irmela Jannik Jorinde Jürgen Käthe Klaus Konrad Leopold Lieselotte Lorenz Ludger Malte Margarethe Merle Mechthild Nele Oskar Ottilie Quirin Reinhild Roswitha Rüdiger Sönke Swantje Theda Tilmann Ulrike Veit Walburga Wiebke',
      'Achterfeld Bachtaler Birkenstieg Blaufuß Brandhuber-Kiel Dornseifer Eichwedel Ellerhoop Federspiel Finkenrath Föhrmann Gänsbauer Grünspecht Haferkorn Himmelreich-Voß Holunder Immergrün Kesselring-Lohe Kirschgarten Kranichfeld Küstermann Lindenblatt Lüttjohann Mühlensiep Nachtigäller Nebelthau Ohlenforst Pfefferle-Zorn Quittenbaum Regenbrecht Rosenwinkel Sanddorn Schilfrohr Schneeweiß Sommerkamp Sperlinger Sternberg-Aue Storchmann Tannhöfer Uferkamp Vogelsanger Wacholder Weidenbusch Wiesengrund Windmöller Winterhagen Zaunkönig Zwetschger',
    ),
  ],
  nl: [
    group(
      'Anouk Bartje Bram Cato Daan Dieuwertje Fenna Floor Gijs Hidde Ilse Jasmijn Jelte Jochem Katrijn Lieke Lotte Marijke Mees Neeltje Pieter Roos Sanne Sietske Teun Tjitske Wout Ype',
      'Aalbersloot Boterbloem Dijkzwaluw Duinvoogd Eikelboom-Vos Fluitekruid Graspol Havenaar Hooikaas Kanaalstra Karnemaat Kievitsbloem Klaprozen Kwikstaart Molenpad Noorderlicht Oeverwal Pannenkoek-Smit Polderman Rietvink Schaatsberg Sluiswachter Terpstra-Wind Veenpluis Waterhoen Wilgenroos Zandvoorde-Mol Zeekool',
    ),
  ],
  fr: [
    group(
      'Adélaïde Aminata Anselme Apolline Aurélien Bérénice Blandine Célestin Clémence Corentin Delphine Édouard Éloïse Fatou Félicité Gaëlle Gaspard Honorine Ismaël Joséphine Lazare Léonie Maëlle Marguerite Mathurin Nolwenn Octave Ondine Philomène Quitterie Rozenn Solène Théophile Ursuline Victorine Yannick Zélie',
      'Aubépin Beaurivage Belledune Boisclair Bruyère-Lanot Chantemerle Châtaignier Clairefontaine-Roy Coquelicot Courtepaille Dunoyau Fougeray-Lin Genestal Grandpré Hautefeuille Jolivent Kermorvan Lamirande Lavandier Malvoisin Merlebleu Montclair-Diop Noisetel Orgeval Pimprenelle Quatrevents Rocheblanc Rossignoleau Sablonnière Tournesac Valbrune Vertefeuille',
    ),
  ],
  es: [
    group(
      'Adoración Aitana Amparo Anselmo Azucena Baltasar Begoña Candela Casilda Ciro Dámaso Eulalia Eusebia Fermín Florencia Gervasio Graciela Hermógenes Inmaculada Jacinta Jimena Leandro Lucía Maravillas Nazaret Nicanor Olegario Paloma Pilar Quiteria Remedios Rigoberto Rocío Sandalio Teófila Trinidad Urbano Vidal Wenceslao Ximena Yolanda Zoraida',
      'Aguamansa Alcornoque Amapola Arroyuelo Azafranal Bienvenida Brisamar Campoflor Caminoblanco Cascabel Cerezuela Esparteño Faroluz Golondrino Hinojal Jaramago Juncaleda Lagunilla Madreselva Mazapán Nogaleda Olivarejo Pedregosa Peñaclara Quejigal Romeral-Vega Salvatierra-Luz Solanilla Tejoverde Tomillar Valdehierba Zarzamora',
    ),
  ],
  pl: [
    group(
      'Aldona Bogna Bogumił Bożena Celina Czesław Danuta Dobromił Elżbieta Felicja Gabriela Grażyna Halina Ignacy Jadwiga Jędrzej Kazimierz Ludmiła Łucja Marzena Mieszko Nawojka Olgierd Radomir Stanisław Tymoteusz Urszula Wiesława Wojciech Zbigniew Zofia Żaneta',
      'Bocianek Brzoza-Mil Chmurka Cieciorka Dębołęg Dzięgiel Gołąbek Jarzębina Jaskółka Jesionek Kalinowiec Klonowicz-Las Kukułka Łąka Malinka Morzyk Niezabudka Piołun Poranek Rumianek Rzeka Sikorka Skowronek Słonecznik Śnieżek Szyszka Wierzba Wrzos Zagroda Żuraw-Bielik',
    ),
  ],
  pt: [
    group(
      'Aparecida Benedito Caetana Conceição Dalva Djalma Edilene Firmino Gilmar Iracema Jandira Joaquim Juraci Leocádia Luzia Marinalva Nazaré Odilon Osvaldina Perpétua Quitéria Raimunda Severino Tainá Ubirajara Valdemar Wanderleia Zulmira',
      'Andorinha Araçazal Beija-Flor Buritizal Cajueiro Caranguejal Coqueiral Dunas-Lima Ipêroxo Jacarandá Jangadeiro Juazeiro Lavradio Mangabeira Maresia Marisqueiro Mirante Murici Orvalho Palmital Pitangueira Remanso Sabiá-Reis Serenata Tamarindo Umbuzeiro Ventania',
    ),
  ],
  el: [
    group(
      'Αλκμήνη:alkmini Ανθή:anthi Αρετή:areti Γλυκερία:glykeria Δανάη:danai Ελπίδα:elpida Ζωή:zoi Ηλέκτρα:ilektra Θάλεια:thaleia Ισμήνη:ismini Καλλιρρόη:kallirroi Μυρσίνη:myrsini Νεφέλη:nefeli Ουρανία:ourania Πηνελόπη:pinelopi Ροδάνθη:rodanthi',
      'Αλμυρίδου:almyridou Βρυσάκη:vrysaki Γαλανοπέτρου:galanopetrou Θαλασσινού:thalassinou Καραβοκύρη:karavokyri Κυματίδου:kymatidou Λιμανάκη:limanaki Μελισσοπούλου:melissopoulou Ξυλουργού:xylourgou Πελαγίδου:pelagidou Ροδακινάκη:rodakinaki Χελιδονίδου:chelidonidou',
    ),
    group(
      'Ανέστης:anestis Αριστείδης:aristeidis Βασίλης:vasilis Γεράσιμος:gerasimos Ευάγγελος:evangelos Ηρακλής:iraklis Θρασύβουλος:thrasyvoulos Ιάσονας:iasonas Κυριάκος:kyriakos Λεωνίδας:leonidas Μιλτιάδης:miltiadis Νικηφόρος:nikiforos Σπύρος:spyros Φώτης:fotis',
      'Αλμυρίδης:almyridis Βρυσάκης:vrysakis Γαλανοπέτρος:galanopetros Θαλασσινός:thalassinos Καραβοκύρης:karavokyris Κυματίδης:kymatidis Λιμανάκης:limanakis Μελισσόπουλος:melissopoulos Ξυλουργός:xylourgos Πελαγίδης:pelagidis Ροδακινάκης:rodakinakis Χελιδονίδης:chelidonidis',
    ),
  ],
  uk: [
    group(
      'Адріана:adriana Богдана:bohdana Василина:vasylyna Веселина:veselyna Григорій:hryhorii Данило:danylo Дзвенислава:dzvenyslava Євгенія:yevheniia Зоряна:zoriana Ірина:iryna Калина:kalyna Левко:levko Любомир:liubomyr Мирослава:myroslava Назар:nazar Оксана:oksana Остап:ostap Роксолана:roksolana Соломія:solomiia Тарас:taras Уляна:uliana Христина:khrystyna',
      'Барвіненко:barvinenko Веселченко:veselchenko Вишняченко:vyshniachenko Гречаненко:hrechanenko Дощенко:doshchenko Жайворонко:zhaivoronko Зозуленко:zozulenko Калиненко:kalynenko Криниченко:krynychenko Липовенко:lypovenko Медовенко:medovenko Паляниченко:palianychenko Світанко:svitanko Сонченко:sonchenko Тополенко:topolenko Яблученко:yabluchenko',
    ),
  ],
  sw: [
    group(
      'Achieng Amani Baraka Chausiku Dalila Furaha Imara Jabali Jamila Kamaria Kiptoo Lulu Makena Mosi Mumbua Neema Nia Njambi Otieno Pendo Rehema Safari Subira Tumaini Wanjiru Zawadi',
      'Bahatiwe Chemutai-Ruo Karanjwa Kijanimto Kimathiwa Lang’olel Machwande Makorongo Mbaruku-Pwani Msafirini Muthokane Mwangazo Mwendapole Nyotamwe Ochiengwa Onyangore Ruparuwe Simbachuma Tabasamu Wekesanu',
    ),
  ],
  hi: [
    group(
      'अनुराधा:anuradha अभिनव:abhinav आरोही:aarohi इला:ila उत्पल:utpal ओजस्वी:ojasvi कमला:kamla गौरव:gaurav चंदन:chandan जाह्नवी:jahnavi तारा:tara दीपक:deepak नंदिनी:nandini निशांत:nishant पूर्णिमा:purnima प्रकाश:prakash बसंती:basanti मनोहर:manohar माधवी:madhavi मृणाल:mrinal रश्मि:rashmi विमला:vimla शैलेश:shailesh सरिता:sarita सुहास:suhas हरीश:harish',
      'अंबरवाल:ambarwal उजियारी:ujiyari कदमवाल:kadamwal घाटेश्वर:ghateshwar चिनारिया:chinariya झरनावत:jharnawat तारकेश:tarakesh दीपनगर:deepnagar देवदारी:devdari नीलगंगा:neelganga पर्वतीय:parvatiya पलाशवाल:palashwal बुरांशी:buranshi मेघवत:meghwat वनमाली:vanmali सागरनाथ:sagarnath हिमवाल:himwal हंसराजी:hansraji',
    ),
  ],
  ar: [
    group(
      'أريج:areej أسماء:asmaa بسمة:basma تهاني:tahani جميلة:jamila حنان:hanan خديجة:khadija دلال:dalal رابعة:rabia رغد:raghad زينة:zeina سلوى:salwa شروق:shurooq صفاء:safaa عبير:abeer غادة:ghada فيروزة:fairoza لمياء:lamya مرام:maram نجلاء:najla هيام:hiyam ياسمين:yasmin أنس:anas بشير:basheer جلال:jalal حازم:hazem خليل:khalil رائد:raed زياد:ziad سامر:samer طارق:tareq عاصم:asem فارس:fares كمال:kamal مازن:mazen نادر:nader هاني:hani وسيم:waseem يزن:yazan',
      'البحراوي:bahrawi البستاني:bustani التمّار:tammar الجبلاوي:jablawi الحسّون:hassoun الخبّازي:khabbazi الريحاني:raihani الزعتري:zaatari الساحلي:sahili السنابلي:sanabli الشاطئي:shatii الصفصافي:safsafi الطيّار:tayyar العنبري:anbari الغزالي:ghazali الفلكي:falaki القمري:qamari الكرمي:karmi اللؤلؤي:lului المرجاني:marjani النخلاوي:nakhlawi النوراني:nurani الهلالي:hilali الورّاق:warraq الياسميني:yasmini',
    ),
  ],
  ja: [
    group(
      '葵:aoi 明子:akiko 彩花:ayaka 一樹:kazuki 栄一:eiichi 織江:orie 和代:kazuyo 菊乃:kikuno 久美:kumi 健吾:kengo 小春:koharu 里穂:riho 志津:shizu 修平:shuhei 澄江:sumie 大地:daichi 千夏:chinatsu 司:tsukasa 照美:terumi 冬馬:toma 直人:naoto 夏帆:kaho 初音:hatsune 晴彦:haruhiko 陽向:hinata 文代:fumiyo 真帆:maho 美波:minami 結衣:yui 悠真:yuma 芳江:yoshie 蓮:ren',
      '朝霧:asagiri 天ヶ瀬:amagase 泉沢:izumisawa 磯辺:isobe 入江:irie 浮島:ukishima 潮田:shioda 海野:unno 風間:kazama 鴨下:kamoshita 雁屋:kariya 霧島:kirishima 小舟:obune 鷺沢:sagisawa 汐見:shiomi 白波瀬:shirahase 鈴鹿:suzuka 瀬戸口:setoguchi 千鳥:chidori 月岡:tsukioka 燕:tsubame 凪野:nagino 灘本:nadamoto 波多江:hatae 浜辺:hamabe 春日井:kasugai 帆足:hoashi 松濤:matsunami 港屋:minatoya 渡瀬:watase',
    ),
  ],
  ko: [
    group(
      '가온:gaon 나래:narae 다솜:dasom 도담:dodam 라온:raon 미르:mir 보람:boram 빛나:bitna 새벽:saebyeok 서연:seoyeon 소담:sodam 슬기:seulgi 아람:aram 여울:yeoul 예솔:yesol 은하:eunha 이슬:iseul 하늘:haneul 한결:hangyeol 해솔:haesol',
      '강:kang 권:kwon 남:nam 노:noh 류:ryu 문:moon 배:bae 백:baek 서:seo 송:song 신:shin 안:ahn 오:oh 우:woo 윤:yoon 장:jang 조:cho 차:cha 한:han 홍:hong',
    ),
  ],
  zh: [
    group(
      '安琪:anchi 柏翰:bohan 采薇:tsaiwei 承恩:chengen 丹青:tanching 芳儀:fangyi 海寧:haining 弘毅:hungyi 嘉禾:chiaho 靜江:chingchiang 可晴:koching 朗月:langyueh 立夏:lihsia 美燈:meiteng 念慈:nientzu 品妤:pinyu 秋雨:chiuyu 若溪:jochi 思遠:ssuyuan 望舒:wangshu 曉帆:hsiaofan 雅筑:yachu 雲生:yunsheng 子衿:tzuchin',
      '白:pai 岑:tsen 杜:tu 方:fang 傅:fu 顧:ku 紀:chi 江:chiang 藍:lan 黎:li 凌:ling 孟:meng 倪:ni 潘:pan 秦:chin 沈:shen 溫:wen 夏:hsia 葉:yeh 游:yu 鍾:chung 莊:chuang',
    ),
  ],
};

function group(given: string, family: string): NameGroup {
  return { given: given.split(' '), family: family.split(' ') };
}
