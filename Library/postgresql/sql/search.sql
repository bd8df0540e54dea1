-- Documents that a query finds, by every way to write one; `vietnamese_query` finds the same as `vietnamese`.
CREATE TABLE documents (number int, body text);
INSERT INTO documents VALUES
    (1, 'Sinh viên Đại học Bách khoa nghỉ học.'),
    (2, 'Các bạn đi bàn chuyện học.'),
    (3, 'Ban quản lý họp.'),
    (4, 'Học sinh học sinh học.'),
    (5, normalize('Hòa bình ở Đà Nẵng, đại học.', NFD)),
    (6, 'Viết cho lop@example.vn về COVID-19, #nghihoc'),
    (7, ''),
    (8, NULL);
CREATE FUNCTION found(query text, kind text, configuration text) RETURNS int[] LANGUAGE plpgsql AS $$
DECLARE result int[];
BEGIN
    EXECUTE format('SELECT coalesce(array_agg(number ORDER BY number), ''{}'') FROM documents
        WHERE to_tsvector(''vietnamese'', body) @@ %s_tsquery(%L, %L)', kind, configuration, query) INTO result;
    RETURN result;
END $$;
SELECT kind, query, f AS found, f = found(query, kind, 'vietnamese_query') AS same
FROM (VALUES
    ('plainto', 'bạn'), ('plainto', 'ban'), ('plainto', 'bàn học'), ('plainto', 'HOÀ'), ('plainto', 'hoa binh'), ('plainto', ''), ('plainto', '.,'),
    ('plainto', 'LOP@example.vn'), ('plainto', 'COVID-19'), ('plainto', '#nghihoc'),
    ('phraseto', 'đại học'), ('phraseto', 'dai hoc bach khoa'), ('phraseto', 'học đại'), ('phraseto', 'sinh học'), ('phraseto', 'viên đại'),
    ('phraseto', 'Bách khoa, nghỉ học'), ('phraseto', 'bình ở đà'),
    ('websearch_to', 'học -sinh'), ('websearch_to', '"đại học" OR bàn'), ('websearch_to', '"bach khoa" nghỉ'),
    ('to', 'đạ:*'), ('to', 'da:*'), ('to', 'ngh:* & !bách'), ('to', 'đại <-> học'), ('to', 'đại_học'), ('to', '''đại học'' | ban'),
    ('to', 'bàn <2> học')) AS v (kind, query), LATERAL found(query, kind, 'vietnamese') AS f;
-- A spelling is found where it stands, and only there; without marks all are.
SELECT to_tsvector('vietnamese', 'bàn') @@ to_tsquery('vietnamese', 'bạn') AS other, to_tsvector('vietnamese', 'bàn') @@ to_tsquery('vietnamese', '!bạn') AS none,
    to_tsvector('vietnamese', 'ban') @@ to_tsquery('vietnamese', 'bạn') AS bare;
-- Weights and ranks.
SELECT setweight(to_tsvector('vietnamese', 'đại học'), 'A') @@ to_tsquery('vietnamese', 'học:A') AS a,
    setweight(to_tsvector('vietnamese', 'đại học'), 'B') @@ to_tsquery('vietnamese', 'học:A') AS b;
SELECT ts_rank(to_tsvector('vietnamese', 'đại học, đại học'), q) > ts_rank(to_tsvector('vietnamese', 'đại học'), q) AS more
FROM plainto_tsquery('vietnamese', 'đại học') AS q;
-- With words in the index, what is typed with `_` has to be one.
CREATE TEXT SEARCH DICTIONARY with_words (TEMPLATE = viettext);
CREATE TEXT SEARCH CONFIGURATION with_words (COPY = vietnamese);
ALTER TEXT SEARCH CONFIGURATION with_words ALTER MAPPING REPLACE vietnamese WITH with_words;
CREATE TEXT SEARCH DICTIONARY with_words_query (TEMPLATE = viettext, queries = on);
CREATE TEXT SEARCH CONFIGURATION with_words_query (COPY = vietnamese);
ALTER TEXT SEARCH CONFIGURATION with_words_query ALTER MAPPING REPLACE vietnamese WITH with_words_query;
SELECT query, to_tsvector('with_words', body) @@ to_tsquery('with_words', query) AS found,
    to_tsvector('with_words', body) @@ to_tsquery('with_words_query', query) AS same
FROM (VALUES
    ('sinh viên đại học', 'đại_học'), ('sinh viên đại học', 'dai_hoc'), ('vĩ đại, học', 'đại_học'), ('vĩ đại, học', 'đại <-> học'), ('vĩ đại, học', '''đại học'''),
    ('sinh viên đại học', '''đại học'''), ('sinh viên đại học', 'viên <-> đại_học'), ('sinh viên đại học', 'đại_học <-> viên'),
    ('sinh viên Đại_học', 'đại_học'), ('học đại', '''đại học''')) AS v (body, query);
-- An index gives what reading all gives; so does one that workers make.
CREATE TABLE many AS
    SELECT n AS number, (ARRAY['bạn', 'bàn', 'ban', 'đại học', 'Hà Nội', 'sinh viên'])[1 + n % 6] || ' ' || n % 50 || ' ' ||
        (ARRAY['nghỉ học', 'hòa bình', 'kỹ sư'])[1 + n % 3] || repeat(' mưa', n % 40) AS body
    FROM generate_series(1, 20000) AS n;
CREATE INDEX many_index ON many USING gin (to_tsvector('vietnamese', body));
SET enable_seqscan = off;
SET enable_bitmapscan = on;
EXPLAIN (COSTS OFF) SELECT count(*) FROM many WHERE to_tsvector('vietnamese', body) @@ phraseto_tsquery('vietnamese_query', 'đại học');
SELECT count(*) FROM many WHERE to_tsvector('vietnamese', body) @@ phraseto_tsquery('vietnamese_query', 'đại học');
SELECT count(*) FROM many WHERE to_tsvector('vietnamese', body) @@ to_tsquery('vietnamese', 'ban & ki & !sư');
RESET enable_seqscan;
SET enable_bitmapscan = off;
SET max_parallel_workers_per_gather = 2;
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
SELECT count(*) FROM many WHERE body LIKE '%đại học%';
SELECT count(*) FROM many WHERE to_tsvector('vietnamese', body) @@ phraseto_tsquery('vietnamese_query', 'đại học');
EXPLAIN (COSTS OFF) SELECT count(*) FROM many WHERE to_tsvector('vietnamese', body) @@ phraseto_tsquery('vietnamese_query', 'đại học');
RESET ALL;
DROP TABLE many;
