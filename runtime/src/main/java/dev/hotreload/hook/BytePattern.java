package dev.hotreload.hook;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Looks for a text among bytes, as Horspool does: it looks at about one byte of each length of the text, because this
 * runs whenever a class is defined.
 */
final class BytePattern {
    private final byte[] text;
    /** By a byte: how far it is from its last place in the text, but the end, to the end. */
    private final int[] skips = new int[256];

    /** @param text of ASCII characters */
    BytePattern(String text) {
        this.text = text.getBytes(StandardCharsets.US_ASCII);
        Arrays.fill(skips, this.text.length);
        for (int i = 0; i < this.text.length - 1; i++) {
            skips[this.text[i]] = this.text.length - 1 - i;
        }
    }

    boolean isIn(byte[] bytes) {
        int start = 0;
        while (start + text.length <= bytes.length) {
            int i = text.length - 1;
            while (i >= 0 && bytes[start + i] == text[i]) {
                i--;
            }
            if (i < 0) {
                return true;
            }
            start += skips[bytes[start + text.length - 1] & 0xFF];
        }
        return false;
    }
}
