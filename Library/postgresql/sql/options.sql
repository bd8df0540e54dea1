-- Wrong options are refused by name.
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = viettext, compound = on);
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = viettext, compounds = maybe);
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = viettext, compounds = off, parts = off);
-- The message has a path.
\set VERBOSITY sqlstate
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = viettext, StopWords = no_such_file);
\set VERBOSITY default
CREATE TEXT SEARCH DICTIONARY wrong (TEMPLATE = viettext, StopWords = viettext_test, StopWords = viettext_test);
CREATE TEXT SEARCH DICTIONARY right_one (TEMPLATE = viettext, compounds = off);
ALTER TEXT SEARCH DICTIONARY right_one (parts = off);
-- A change counts from the next call on.
SELECT ts_lexize('right_one', 'Sinh viên');
ALTER TEXT SEARCH DICTIONARY right_one (compounds = on, bare = off);
SELECT ts_lexize('right_one', 'Sinh viên');
ALTER TEXT SEARCH DICTIONARY right_one (bare);
SELECT ts_lexize('right_one', 'Sinh viên');
-- Stop words, by syllable and by word, in whatever form.
CREATE TEXT SEARCH DICTIONARY stopped (TEMPLATE = viettext, compounds = off, StopWords = viettext_test);
SELECT word, ts_lexize('stopped', word) FROM (VALUES ('Của'), (normalize('của', NFD)), ('cua'), ('chúng ta'), ('chúng'), ('HÓA'), ('hoá'), ('và')) AS v (word);
CREATE TEXT SEARCH CONFIGURATION stopped (COPY = vietnamese);
ALTER TEXT SEARCH CONFIGURATION stopped ALTER MAPPING REPLACE vietnamese WITH stopped;
SELECT to_tsvector('stopped', 'sách của bạn'), to_tsvector('stopped', 'của');
SELECT phraseto_tsquery('stopped', 'sách của bạn'), to_tsvector('stopped', 'sách của bạn') @@ phraseto_tsquery('stopped', 'sách của bạn') AS found;
SELECT plainto_tsquery('stopped', 'của');
SELECT ts_headline('stopped', 'sách của bạn và chúng ta', phraseto_tsquery('stopped', 'sách của bạn'));
