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
-- Longer than what is kept.
SELECT array_length(ts_lexize('everything', repeat('nghỉ học ', 30)), 1) > 60 AS all_there;
SELECT length(viettext_library_info() ->> 'version') > 0 AS has_version;
