#include "extension.h"

#include "fmgr.h"
#include "mb/pg_wchar.h"
#include "utils/builtins.h"

PG_MODULE_MAGIC;

PG_FUNCTION_INFO_V1(viettext_library_info);

void library_check(viettext_status status, const viettext_error *error) {
    if (likely(status == VIETTEXT_OK)) return;
    ereport(
        ERROR, (errcode(
                    status == VIETTEXT_INPUT_TOO_LONG ? ERRCODE_PROGRAM_LIMIT_EXCEEDED : ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
                errmsg("viettext: %s", error->message[0] != '\0' ? error->message : viettext_status_name(status))));
}

void library_require_utf8(void) {
    if (likely(GetDatabaseEncoding() == PG_UTF8)) return;
    ereport(
        ERROR, (errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
                errmsg("viettext works in databases with encoding UTF8 only"),
                errdetail("This database has encoding %s.", GetDatabaseEncodingName())));
}

viettext_worker *library_worker(void) {
    static viettext_worker *worker = NULL;
    viettext_analyzer *analyzer = NULL;
    viettext_error error;
    viettext_status status;
    if (likely(worker != NULL)) return worker;
    if (viettext_abi_version() != VIETTEXT_ABI_VERSION)
        ereport(
            ERROR, (errcode(ERRCODE_EXTERNAL_ROUTINE_EXCEPTION),
                    errmsg(
                        "libviettext has interface %u, and the extension was compiled for %u", viettext_abi_version(),
                        (unsigned)VIETTEXT_ABI_VERSION)));
    status = viettext_analyzer_create(NULL, &analyzer, &error);
    if (status == VIETTEXT_OK) status = viettext_worker_create(analyzer, &worker, &error);
    viettext_analyzer_destroy(analyzer);
    library_check(status, &error);
    return worker;
}

// What decides the results, as JSON.
Datum viettext_library_info(PG_FUNCTION_ARGS) { PG_RETURN_TEXT_P(cstring_to_text(viettext_build_info())); }
