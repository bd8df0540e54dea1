-- Long words are left out as the server's own parser has them left out, and say so.
SELECT to_tsvector('vietnamese', 'học ' || repeat('a', 2100) || ' mưa');
SET client_min_messages = warning;
SELECT to_tsvector('vietnamese', repeat('ệ', 1500000)) = ''::tsvector AS nothing;
RESET client_min_messages;
-- A form that is longer than its word.
SELECT length(to_tsvector('vietnamese', repeat('Ⱥ', 1000)));
SELECT length(to_tsvector('vietnamese', repeat('İ', 1000)));
-- A long document of few words, and one of more words than a tsvector holds.
SELECT length(to_tsvector('vietnamese', repeat('sinh viên đại học. ', 100000)));
SELECT to_tsvector('vietnamese', string_agg('x' || n || 'y', ' ')) FROM generate_series(1, 200000) AS n;
SELECT length(to_tsvector('vietnamese', 'học'));
SELECT to_tsvector('vietnamese', NULL), to_tsquery('vietnamese', NULL), ts_headline('vietnamese', NULL, 'a'::tsquery);
SELECT to_tsquery('vietnamese', 'a b');
SELECT to_tsvector('vietnamese', string_agg(chr(n), ' ')) IS NOT NULL AS done FROM generate_series(1, 55000) AS n;
SELECT marked LIKE '%<b>mưa</b>. học%' AS found, length(marked) < 40 AS short
FROM ts_headline('vietnamese', repeat('học mưa. ', 30000), to_tsquery('vietnamese', 'mua'), 'MaxFragments=1, MaxWords=4, MinWords=2') AS marked;
-- Other encodings are refused.
CREATE DATABASE viettext_latin1 ENCODING 'LATIN1' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
CREATE DATABASE viettext_ascii ENCODING 'SQL_ASCII' TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C';
\c viettext_latin1
-- From 18 on the server says where in the script.
\set SHOW_CONTEXT never
CREATE EXTENSION viettext;
-- Where the server checks no bytes, nothing reads them.
\c viettext_ascii
CREATE EXTENSION viettext;
\c contrib_regression
\set SHOW_CONTEXT errors
DROP DATABASE viettext_latin1;
DROP DATABASE viettext_ascii;
-- Everything that belongs to it goes with it.
DROP TEXT SEARCH CONFIGURATION with_words, with_words_query, words, stopped;
DROP TEXT SEARCH DICTIONARY everything, bare_off, words, asked, words_asked, with_words, with_words_query, right_one, stopped;
DROP EXTENSION viettext;
SELECT count(*) FROM pg_ts_template WHERE tmplname = 'viettext';
