package dev.hotreload.change;

import dev.hotreload.classfile.ClassFile;
import java.util.IdentityHashMap;

/**
 * The class files of a change set, each parsed once for all who look into it.
 *
 * <p>It knows them by their arrays, which the modules and the set keep. Used by one thread, and for no longer than it
 * takes to read the set: trees are large.
 */
public final class ParsedFiles {
    private final IdentityHashMap<byte[], ClassFile> known = new IdentityHashMap<>();

    /** Nothing has been parsed yet. */
    public ParsedFiles() {}

    /**
     * The class file.
     *
     * @throws RuntimeException if it is malformed (whatever ASM then throws)
     */
    ClassFile of(byte[] bytes) {
        return known.computeIfAbsent(bytes, ClassFile::parse);
    }
}
