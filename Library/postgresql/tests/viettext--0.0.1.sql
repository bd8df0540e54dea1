-- What the tests of ALTER EXTENSION UPDATE begin with; not installed for users.
\echo Use "CREATE EXTENSION viettext" to load this file. \quit

CREATE FUNCTION viettext_parser_start(internal, int4) RETURNS internal
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION viettext_parser_token(internal, internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION viettext_parser_end(internal) RETURNS void
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION viettext_parser_types(internal) RETURNS internal
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION viettext_headline(internal, internal, tsquery) RETURNS internal
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION viettext_dictionary_init(internal) RETURNS internal
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;
CREATE FUNCTION viettext_dictionary_lexize(internal, internal, internal, internal) RETURNS internal
    AS 'MODULE_PATHNAME' LANGUAGE C STRICT IMMUTABLE PARALLEL SAFE;

CREATE TEXT SEARCH PARSER viettext (
    START = viettext_parser_start, GETTOKEN = viettext_parser_token, END = viettext_parser_end,
    LEXTYPES = viettext_parser_types, HEADLINE = viettext_headline
);
COMMENT ON TEXT SEARCH PARSER viettext IS 'Vietnamese words, numbers, addresses, marks';

CREATE TEXT SEARCH TEMPLATE viettext (INIT = viettext_dictionary_init, LEXIZE = viettext_dictionary_lexize);
COMMENT ON TEXT SEARCH TEMPLATE viettext IS 'Vietnamese words: compounds, parts, bare, queries, stopwords';

CREATE TEXT SEARCH DICTIONARY vietnamese (TEMPLATE = viettext, compounds = off);
COMMENT ON TEXT SEARCH DICTIONARY vietnamese IS 'syllables, with their marks and without';

CREATE TEXT SEARCH CONFIGURATION vietnamese (PARSER = viettext);
COMMENT ON TEXT SEARCH CONFIGURATION vietnamese IS 'Vietnamese, for documents and queries';
ALTER TEXT SEARCH CONFIGURATION vietnamese
    ADD MAPPING FOR word, number, code, url, email, hashtag, handle, emoji WITH vietnamese;

