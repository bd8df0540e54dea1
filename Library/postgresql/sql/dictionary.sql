-- Lexemes: with marks and without, in one form.
SELECT ts_lexize('vietnamese', 'Đại');
SELECT ts_lexize('vietnamese', 'ban');
SELECT ts_lexize('vietnamese', 'Đại học');
SELECT ts_lexize('vietnamese', '');
SELECT ts_lexize('vietnamese', ' ');
SELECT ts_lexize('vietnamese', '.');
SELECT to_tsvector('vietnamese', 'Sinh viên nghỉ học.');
-- One form: letter case, the place of the tone, i and y, the Unicode form, marks in another order.
SELECT to_tsvector('vietnamese', t) FROM (VALUES
    ('HÒA BÌNH'), ('hoà bình'), ('hòa bình'), (normalize('hòa bình', NFD)), (normalize('Hoà Bình', NFD))) AS v (t);
SELECT to_tsvector('vietnamese', 'kỹ sư') = to_tsvector('vietnamese', 'kĩ sư') AS same;
SELECT to_tsvector('vietnamese', U&'vi\1EC7t') = to_tsvector('vietnamese', t) AS same
FROM (VALUES (U&'vie\0302\0323t'), (U&'vie\0323\0302t'), (U&'vi\1EB9\0302t'), (U&'vi\00EA\0323t')) AS v (t);
-- The same again, from what is kept.
SELECT ts_lexize('vietnamese', 'Đại') FROM generate_series(1, 3);
-- Words of several syllables, the shorter words in them, both, neither.
CREATE TEXT SEARCH DICTIONARY everything (TEMPLATE = viettext);
CREATE TEXT SEARCH DICTIONARY bare_off (TEMPLATE = viettext, Bare = off);
CREATE TEXT SEARCH DICTIONARY words (TEMPLATE = viettext, Parts = false, Bare = 0);
CREATE TEXT SEARCH DICTIONARY asked (TEMPLATE = viettext, queries = on);
CREATE TEXT SEARCH DICTIONARY words_asked (TEMPLATE = viettext, parts = off, queries = on);
SELECT ts_lexize('everything', 'Sinh viên');
SELECT ts_lexize('bare_off', 'Sinh viên');
SELECT ts_lexize('words', 'Sinh viên');
SELECT ts_lexize('asked', 'Sinh viên');
SELECT ts_lexize('asked', 'Sinh_viên');
SELECT ts_lexize('words_asked', 'Sinh viên');
SELECT ts_lexize('everything', 'Hồ Chí Minh');
-- A word keeps together even where its syllables alone would not.
SELECT ts_lexize('words', 'ga mưa xa');
SELECT ts_lexize('words', 'ba_lô_xe');
SELECT ts_lexize('everything', 'ga xa xe');
-- Longer than what is kept.
SELECT array_length(ts_lexize('everything', repeat('nghỉ học ', 30)), 1) > 60 AS all_there;
SELECT length(viettext_library_info() ->> 'version') > 0 AS has_version;
-- What is kept is what would be made: more words than there is room for, each in both orders.
CREATE TABLE word_list AS
    SELECT n, chr(97 + n % 26) || (ARRAY['ản', 'Ế', 'oà', 'y', 'ương ', 'ê_', 'x ', 'iêng nghiêng nghiêng nghiêng '])[1 + n % 8] || n AS word FROM generate_series(1, 20000) AS n;
CREATE TABLE first_time AS SELECT n, ts_lexize('everything', word) AS lexemes FROM word_list ORDER BY n;
SELECT count(*) FILTER (WHERE lexemes = ts_lexize('everything', word)) AS same, count(*) FILTER (WHERE lexemes IS NULL) AS empty
FROM (SELECT * FROM word_list JOIN first_time USING (n) ORDER BY n DESC) AS t;
SELECT count(*) FILTER (WHERE lexemes = ts_lexize('everything', word || repeat(' ', 100))) AS same FROM word_list JOIN first_time USING (n) WHERE n % 10 = 0;
DROP TABLE word_list, first_time;
-- Marks without letters, and far too much.
SELECT ts_lexize('everything', U&'\0301');
SELECT array_length(ts_lexize('everything', repeat('học ', 100000)), 1);
