package dev.hotreload.maven.compile.facts;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/** Looks for identifiers in the text of sources. */
public final class Identifiers {

    private Identifiers() {}

    /**
     * Whether a source has one of these identifiers anywhere, comments included. A source with Unicode escapes (JLS
     * §3.3) may hide any, and one that cannot be read, too.
     */
    public static boolean anyIn(Path source, Charset charset, Set<String> identifiers) {
        try {
            return anyIn(new String(Files.readAllBytes(source), charset), identifiers);
        } catch (IOException e) {
            // It is gone, or will be read again by the compiler, whose message says why it cannot.
            return true;
        }
    }

    static boolean anyIn(String text, Set<String> identifiers) {
        int length = text.length();
        int index = 0;
        while (index < length) {
            char character = text.charAt(index);
            if (Character.isJavaIdentifierStart(character)) {
                int start = index++;
                while (index < length && Character.isJavaIdentifierPart(text.charAt(index))) {
                    index++;
                }
                if (identifiers.contains(text.substring(start, index))) {
                    return true;
                }
            } else if (character == '\\' && index + 1 < length && text.charAt(index + 1) == 'u') {
                return true;
            } else {
                index++;
            }
        }
        return false;
    }
}
