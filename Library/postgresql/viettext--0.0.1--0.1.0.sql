-- Made by ALTER EXTENSION viettext UPDATE: configuration vietnamese_query and viettext_library_info() are new.
\echo Use "ALTER EXTENSION viettext UPDATE TO '0.1.0'" to load this file. \quit

CREATE TEXT SEARCH DICTIONARY vietnamese_query (TEMPLATE = viettext, compounds = off, queries = on);
COMMENT ON TEXT SEARCH DICTIONARY vietnamese_query IS 'what a query has to ask an index of the dictionary vietnamese for';

CREATE TEXT SEARCH CONFIGURATION vietnamese_query (PARSER = viettext);
COMMENT ON TEXT SEARCH CONFIGURATION vietnamese_query IS 'Vietnamese, for queries alone: finds the same with fewer lexemes';
ALTER TEXT SEARCH CONFIGURATION vietnamese_query
    ADD MAPPING FOR word, number, code, url, email, hashtag, handle, emoji WITH vietnamese_query;

CREATE FUNCTION viettext_library_info() RETURNS json
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT STABLE PARALLEL SAFE;
COMMENT ON FUNCTION viettext_library_info() IS 'what decides the words: where it changes, indexes have to be made anew';
