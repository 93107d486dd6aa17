import type { retention as english } from '../en/retention.js';
import type { Translated } from '../table.js';

export const retention: Translated<typeof english> = {
  'retention.title': 'Combien de temps les donateurs sont gardés',
  'retention.what': 'Les donateurs qui n’ont pas donné depuis un certain nombre d’années peuvent être oubliés d’eux-mêmes, une fois par mois, comme si chacun l’avait demandé : noms, adresses et mots s’en vont ; sommes, numéros de reçus et chiffres restent. Personne n’est oublié qui a un don, un remboursement ou un e-mail en route, ou qui s’est inscrit depuis à une liste d’envoi.',
  'retention.law': 'Les reçus nomment le donateur et doivent être gardés : six ans après l’année du don au Royaume-Uni, dix en Allemagne. On ne peut choisir moins de {fewest} ans ; {proposed} sont proposés. Consultez votre comptabilité.',
  'retention.off': 'Personne n’est oublié selon l’âge.',
  'retention.on': 'Les donateurs sont oubliés après {years} ans sans don',
  'retention.begins': 'Pas avant le {when}.',
  'retention.running': 'Le passage de ce mois est en cours. Oubliés jusqu’ici : {erased}, laissés : {leftAlone}.',
  'retention.ran': 'Dernier passage. Oubliés : {erased}, laissés : {leftAlone}.',
  'retention.stop': 'N’oublier personne selon l’âge',
  'retention.choose': 'Choisir',
  'retention.years': 'Années sans don',
  'retention.count': 'Compter qui serait concerné',
  'retention.would': 'Après {years} ans, {n} donateur serait oublié maintenant.|Après {years} ans, {n} donateurs seraient oubliés maintenant.',
  'retention.manyWould': 'Après {years} ans, {n} donateurs ou plus seraient oubliés maintenant.',
  'retention.files': 'Rien ne se passe avant un jour. Chaque mois où quelqu’un est oublié, les rapports et fichiers d’avant sont supprimés : chacun peut les nommer.',
  'retention.start': 'Oublier les donateurs après {years} ans',
};
