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
SELECT headline(to_tsquery('vietnamese', query)) FROM (VALUES ('bạn & ban'), ('ban & bạn')) AS v (query);
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
