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

/// A rectangle by its edges in pixels, inside the picture; right and bottom lie outside.
typedef struct {
    uint32_t left, top, right, bottom;
} cpng_rectangle;

/// Decodes, paints everything outside the rectangles and encodes as RGB8 in one IDAT, row by row.
///
/// `*masked` is to be freed with cpng_free_wiped; rows and windows of libpng are wiped before their memory is given back.
int cpng_mask(
    const uint8_t *png, size_t count, uint32_t width, uint32_t height, const cpng_rectangle *revealed,
    size_t rectangles, const uint8_t colour[3], uint8_t **masked, size_t *masked_count, cpng_reason *reason);

/// Overwrites with zeros, in a way that no optimiser removes.
void cpng_wipe(void *bytes, size_t count);

/// Overwrites and frees.
void cpng_free_wiped(void *bytes, size_t count);
