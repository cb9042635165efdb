#pragma once
#include <stddef.h>
#include <stdint.h>

// libpng reports by longjmp, which must not pass through Swift frames: every
// call that can jump stays inside these functions. Each returns 1, or 0 with
// a reason.

typedef struct {
    char text[160];
} cpng_reason;

/// Reads the size from the header; a header that promises more than the file can hold is refused.
int cpng_size(const uint8_t *png, size_t count, uint32_t *width, uint32_t *height, cpng_reason *reason);

/// Decodes the whole picture into `rgb`, which has 3 * width * height bytes.
int cpng_decode(
    const uint8_t *png, size_t count, uint32_t width, uint32_t height, uint8_t *rgb, cpng_reason *reason);

/// Encodes as RGB8 in one IDAT; `*png` is to be freed with cpng_free_wiped.
int cpng_encode(
    const uint8_t *rgb, uint32_t width, uint32_t height, uint8_t **png, size_t *count, cpng_reason *reason);

/// Overwrites with zeros, in a way that no optimiser removes.
void cpng_wipe(void *bytes, size_t count);

/// Overwrites and frees.
void cpng_free_wiped(void *bytes, size_t count);
