#pragma once
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

// Swift cannot make a `const char *const *` of texts that end with it: they are added one by one.
typedef struct cpostgresql_values {
    int count;
    int capacity;
    char **texts;
} cpostgresql_values;

static inline void cpostgresql_values_add(cpostgresql_values *values, const char *text) {
    if (values->count == values->capacity) {
        values->capacity = values->capacity == 0 ? 16 : values->capacity * 2;
        values->texts = realloc(values->texts, sizeof(char *) * (size_t)values->capacity);
        if (values->texts == NULL) abort();
    }
    values->texts[values->count] = text == NULL ? NULL : strdup(text);
    values->count += 1;
}

static inline void cpostgresql_values_free(cpostgresql_values *values) {
    for (int index = 0; index < values->count; index++) free(values->texts[index]);
    free(values->texts);
    values->texts = NULL;
    values->count = values->capacity = 0;
}

// One statement with its values as text, NULL being NULL; answers are text too.
static inline int cpostgresql_send(PGconn *connection, const char *statement, const cpostgresql_values *values) {
    return PQsendQueryParams(connection, statement, values->count, NULL, (const char *const *)values->texts, NULL,
        NULL, 0);
}

// PG_DIAG_SQLSTATE is a character, which Swift sees as a number of another type.
static inline const char *cpostgresql_state(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

static inline const char *cpostgresql_message(const PGresult *result) {
    return PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}
