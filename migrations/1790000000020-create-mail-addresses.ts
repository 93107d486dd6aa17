import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The one spelling of a mail address, for statements that meet hundreds of thousands of them: local part in lower case
 * and NFC, domain in its ASCII form (IDNA). Null for what no mail can be sent to; that includes every line break.
 */
export class CreateMailAddresses1790000000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- RFC 3492 for one label, without its prefix.
      CREATE FUNCTION freshet_punycode(label text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        points    integer[] := (SELECT array_agg(ascii(letter) ORDER BY place) FROM string_to_table(label, NULL) WITH ORDINALITY AS letters (letter, place));
        output    text := regexp_replace(label, '[^\\x01-\\x7f]', '', 'g');
        basic     integer := length(output);
        handled   integer := basic;
        n         integer := 128;
        delta     integer := 0;
        bias      integer := 72;
        least_one integer;
        q         integer;
        k         integer;
        t         integer;
        digit     integer;
        point     integer;
        digits    constant text := 'abcdefghijklmnopqrstuvwxyz0123456789';
      BEGIN
        IF basic > 0 THEN output := output || '-'; END IF;
        WHILE handled < cardinality(points) LOOP
          SELECT min(candidate) INTO least_one FROM unnest(points) AS candidate WHERE candidate >= n;
          delta := delta + (least_one - n) * (handled + 1);
          n := least_one;
          FOREACH point IN ARRAY points LOOP
            IF point < n THEN delta := delta + 1; END IF;
            CONTINUE WHEN point <> n;
            q := delta;
            k := 36;
            LOOP
              t := greatest(1, least(26, k - bias));
              EXIT WHEN q < t;
              digit := t + (q - t) % (36 - t);
              output := output || substr(digits, digit + 1, 1);
              q := (q - t) / (36 - t);
              k := k + 36;
            END LOOP;
            output := output || substr(digits, q + 1, 1);
            -- The bias adapts to how far apart the letters of this script lie.
            delta := CASE WHEN handled = basic THEN delta / 700 ELSE delta / 2 END;
            delta := delta + delta / (handled + 1);
            bias := 0;
            WHILE delta > 455 LOOP
              delta := delta / 35;
              bias := bias + 36;
            END LOOP;
            bias := bias + 36 * delta / (delta + 38);
            delta := 0;
            handled := handled + 1;
          END LOOP;
          delta := delta + 1;
          n := n + 1;
        END LOOP;
        RETURN output;
      END $$;

      -- In a domain a capital sigma is a small one wherever it stands, where lower() knows another for the end of words.
      CREATE FUNCTION freshet_mail_domain(domain text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
        SELECT string_agg(CASE WHEN label ~ '^[\\x01-\\x7f]*$' THEN label ELSE 'xn--' || freshet_punycode(label) END, '.' ORDER BY place)
        FROM string_to_table(translate(normalize(lower(translate(normalize(domain, NFKC), 'Σ', 'σ') COLLATE pg_unicode_fast), NFKC), '。．｡', '...'), '.')
          WITH ORDINALITY AS labels (label, place) $$;

      CREATE FUNCTION freshet_mail_address(email text) RETURNS text LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        plain  text := email;
        local  text;
        domain text;
      BEGIN
        IF length(email) > 320 THEN RETURN NULL; END IF;
        IF plain !~ '^[!-~]+$' THEN plain := normalize(regexp_replace(email, '^\\s+|\\s+$', '', 'g'), NFC); END IF;
        local := lower(regexp_replace(plain, '@[^@]*$', '') COLLATE pg_unicode_fast);
        domain := substring(plain FROM '@([^@]*)$');
        IF domain IS NULL OR local ~ '[\\s\\x01-\\x20\\x7f-\\xa0"(),:;<>@[\\\\\\]]' OR local ~ '^$|^\\.|\\.$|\\.\\.' OR octet_length(local) > 64 THEN
          RETURN NULL;
        END IF;
        domain := CASE WHEN domain ~ '^[!-~]+$' THEN lower(domain) ELSE freshet_mail_domain(domain) END;
        -- A host name: labels of letters, digits and inner hyphens, at least two, the last not a number.
        IF domain !~ '^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$' OR domain ~ '(^|\\.)\\d+$' THEN
          RETURN NULL;
        END IF;
        RETURN CASE WHEN octet_length(local || '@' || domain) <= 254 AND length(domain) <= 253 THEN local || '@' || domain END;
      END $$;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP FUNCTION freshet_mail_address, freshet_mail_domain, freshet_punycode;`);
  }
}
