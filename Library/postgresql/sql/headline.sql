-- What is marked is what was found.
CREATE FUNCTION headline(query tsquery, body text DEFAULT 'Các bạn sinh viên Đại học Bách khoa bàn việc nghỉ học.', options text DEFAULT '')
RETURNS text LANGUAGE sql AS $$ SELECT ts_headline('vietnamese', body, query, 'StartSel=[, StopSel=]' || options) $$;
SELECT kind, query,
    headline(CASE kind WHEN 'plainto' THEN plainto_tsquery('vietnamese', query) WHEN 'phraseto' THEN phraseto_tsquery('vietnamese', query)
        ELSE to_tsquery('vietnamese', query) END) AS documents,
    headline(CASE kind WHEN 'plainto' THEN plainto_tsquery('vietnamese_query', query) WHEN 'phraseto' THEN phraseto_tsquery('vietnamese_query', query)
        ELSE to_tsquery('vietnamese_query', query) END) AS queries
FROM (VALUES ('plainto', 'bạn'), ('plainto', 'ban'), ('plainto', 'đại học'), ('plainto', 'dai hoc'), ('plainto', 'học'), ('plainto', 'viên'),
    ('phraseto', 'đại học bách khoa'), ('phraseto', 'viên đại'), ('to', 'ngh:*'), ('to', 'b:*'), ('to', 'bạn | bàn')) AS v (kind, query);
-- Both are typed: both are marked.
SELECT headline(to_tsquery('vietnamese', query), 'Bạn bàn một bản, ban đêm.') FROM (VALUES ('bạn & ban'), ('ban & bạn'), ('bạn & bàn'), ('bạn & bạn')) AS v (query);
-- The text keeps its form.
SELECT headline(to_tsquery('vietnamese', 'viet'), normalize('Nước Việt Nam', NFD)) = normalize('Nước [Việt] Nam', NFD) AS same;
SELECT headline(to_tsquery('vietnamese', 'học'), E'Đại  học\n\nvà <b>học</b>');
SELECT headline(to_tsquery('vietnamese', 'không_có'));
SELECT headline(to_tsquery('vietnamese', 'học'), '');
SELECT headline(''::tsquery);
-- With words in the index.
SELECT ts_headline('with_words', 'Sinh viên đại học, vĩ đại, học', to_tsquery(configuration, query), 'StartSel=[, StopSel=]')
FROM (VALUES ('with_words'::regconfig), ('with_words_query')) AS c (configuration), (VALUES ('đại_học'), ('học'), ('''sinh viên'''), ('dai_hoc')) AS q (query);
-- Fragments and lengths are the server's own.
SELECT headline(phraseto_tsquery('vietnamese', 'sinh hoc'), repeat('Mưa to gió lớn. ', 30) || 'Môn sinh học khó. ' || repeat('Nắng lên rồi. ', 30),
    ', MaxWords=8, MinWords=3');
SELECT headline(to_tsquery('vietnamese', 'mua | kho'), repeat('Trời nắng ấm. ', 10) || 'Hôm nay mưa. ' || repeat('Trời nắng ấm. ', 20) || 'Môn này khó. ' || repeat('Trời nắng ấm. ', 10),
    ', MaxFragments=2, MaxWords=7, MinWords=3');
SELECT headline(to_tsquery('vietnamese', 'học'), 'Đại học. Nghỉ học.', ', HighlightAll=on');
-- A phrase over words of several syllables is found among its parts, also where words are all there is; those are not cut.
CREATE TEXT SEARCH CONFIGURATION words (COPY = vietnamese);
ALTER TEXT SEARCH CONFIGURATION words ALTER MAPPING REPLACE vietnamese WITH words;
-- Versions before 16 show more in front of it.
SELECT query, marked LIKE '%' || wanted || '%' AS found, length(marked) < 60 AS short
FROM (VALUES ('vietnamese'::regconfig, 'nghỉ đại', '[nghỉ] [đại]'), ('vietnamese', 'nghỉ đại học', '[nghỉ] [đại học]'),
        ('words', 'nghỉ đại học', '[nghỉ] [đại học]'), ('words', 'đại học', '[Đại học]')) AS v (configuration, query, wanted),
    ts_headline(configuration, repeat('Đại học ai cũng nghỉ à. ', 20) || 'Họ nghỉ đại học rồi. ' || repeat('Đại học ai cũng nghỉ à. ', 20),
        phraseto_tsquery(configuration, query), 'StartSel=[, StopSel=], MaxWords=9, MinWords=5') AS marked;
-- Marking changes nothing else, and what is marked is what a query for it finds.
CREATE TABLE stories AS
    SELECT n, string_agg((ARRAY['đại học', 'ĐẠI', ' ', E'\n', 'hà nội', ', ', 'nghỉ', normalize('việt', NFD), 'sinh_viên', '5 km', '😀', 'học', 'a@b.vn', 'hoà'])
        [1 + (n * 31 + i * 17 + n * i) % 14], CASE n % 3 WHEN 0 THEN ' ' WHEN 1 THEN '  ' ELSE '. ' END ORDER BY i) AS body
    FROM generate_series(1, 300) AS n, generate_series(1, 25) AS i GROUP BY n;
SELECT count(*) AS stories, count(*) FILTER (WHERE replace(replace(marked, '{{', ''), '}}', '') = body) AS same,
    count(*) FILTER (WHERE marked LIKE '%{{%') AS marked, count(*) FILTER (WHERE to_tsvector('vietnamese', body) @@ query) AS found
FROM stories, to_tsquery('vietnamese_query', 'hoc | viet | sinh_viên | nội') AS query,
    ts_headline('vietnamese', body, query, 'StartSel={{, StopSel=}}, HighlightAll=on') AS marked;
SELECT count(*) AS marks, count(*) FILTER (WHERE to_tsvector('vietnamese', mark[1]) @@ query) AS right_ones
FROM stories, to_tsquery('vietnamese_query', 'hoc | viet | sinh_viên | nội') AS query,
    ts_headline('vietnamese', body, query, 'StartSel={{, StopSel=}}, HighlightAll=on') AS marked, regexp_matches(marked, '{{(.*?)}}', 'g') AS mark;
DROP TABLE stories;
