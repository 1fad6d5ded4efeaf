package dev.hotreload.maven.compile.facts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.TreeSet;

/** Digests by which contents are compared. */
public final class Digests {

    private Digests() {}

    /** The digest of a file's content. */
    public static String of(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest of lines whose order does not matter. */
    static String of(Collection<String> lines) {
        return of(String.join("\n", new TreeSet<>(lines)).getBytes(StandardCharsets.UTF_8));
    }
}
