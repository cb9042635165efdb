// Masks one picture as often as asked: prints nanoseconds a round, then the size and the most memory in KiB.
#include "cpng.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static long long now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

// Since this program was started: getrusage would count what its parent held as well.
static long most_memory(void) {
    char line[256];
    long kib = -1;
    FILE *status = fopen("/proc/self/status", "r");
    while (status != NULL && fgets(line, sizeof line, status) != NULL) sscanf(line, "VmHWM: %ld", &kib);
    if (status != NULL) fclose(status);
    return kib;
}

int main(int count, char **words) {
    if (count != 3) return 64;
    FILE *file = fopen(words[1], "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0) return 66;
    size_t size = (size_t)ftell(file), masked_size = 0;
    rewind(file);
    uint8_t *png = malloc(size), *masked = NULL;
    if (png == NULL || fread(png, 1, size, file) != size) return 66;
    cpng_rectangle shown[100];
    for (uint32_t row = 0; row < 100; row++) shown[row] = (cpng_rectangle){10, 60 + row * 36, 600, 82 + row * 36};
    static const uint8_t colour[3] = {0x1F, 0x29, 0x37};
    cpng_reason reason;
    uint32_t width, height;
    for (int round = 0; round < atoi(words[2]); round++) {
        long long start = now();
        if (!cpng_size(png, size, &width, &height, &reason)
            || !cpng_mask(png, size, width, height, shown, 100, colour, &masked, &masked_size, &reason)) return 1;
        printf("%lld\n", now() - start);
        cpng_free_wiped(masked, masked_size);
    }
    printf("%zu %ld\n", masked_size, most_memory());
    return 0;
}
