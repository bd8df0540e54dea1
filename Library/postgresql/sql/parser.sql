CREATE EXTENSION viettext;
SELECT tokid, alias FROM ts_token_type('viettext');
SELECT alias, token FROM ts_debug('vietnamese', 'Sinh viên nghỉ học 2 ngày, xem https://example.vn/lich hay viết cho lop@example.vn! #nghihoc @lop12 😀 COVID-19 + 1.234,5');
-- Nothing of the text is lost, whatever it holds.
CREATE FUNCTION lossless(text) RETURNS bool LANGUAGE sql AS $$
    SELECT coalesce(string_agg(token, '' ORDER BY number), '') = $1
    FROM ts_parse('viettext', $1) WITH ORDINALITY AS t (type, token, number)
$$;
SELECT bool_and(lossless(t)) FROM (VALUES
    (''), (' '), (E'\n\n'), ('a'), ('Đại học'), (E'\tĐại\r\n học  .'), ('…«»“”'), (U&'\200B\FEFF'), (U&'\+01F600'), (U&'\FFFE'),
    (E'\u0001'), (U&'e\0302\0323'), ('đại_học'), ('...!!!'), (repeat('a', 3000))) AS v (t);
SELECT lossless(string_agg(chr(1 + (n * 7919) % 50000), '')) FROM generate_series(1, 3000) AS n;
SELECT count(*) FROM ts_parse('viettext', '');
SELECT ts_parse('viettext', NULL);
-- A long text is read in pieces: the same tokens, whole words at the joints, line ends or none.
SELECT count(*) FILTER (WHERE tokid = 1), count(DISTINCT token) FILTER (WHERE tokid = 1), sum(octet_length(token))
FROM ts_parse('viettext', repeat(E'sinh viên.\n', 60000));
SELECT count(*) FILTER (WHERE tokid = 1), count(DISTINCT token) FILTER (WHERE tokid = 1), sum(octet_length(token))
FROM ts_parse('viettext', repeat('nghỉ học. ', 60000));
SELECT count(*), sum(length(token)) FROM ts_parse('viettext', repeat('ệ', 400000));
