package dev.hotreload.classfile;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * Names of packages and classes that are looked for in many class files and texts, as {@link PackageMentions} finds
 * them. It makes no object for what it looks at, unless that is not ASCII. Does not change, so any thread may use it.
 */
public final class WantedNames {
    private static final boolean[] IN_NAMES = new boolean[128];

    private final Set<String> names;

    /** By their hash codes, each in the first free place from there on. */
    private final String[] table;

    static {
        for (int c = 0; c < IN_NAMES.length; c++) {
            IN_NAMES[c] = Character.isJavaIdentifierPart(c);
        }
    }

    /** @param internalNames of packages and of classes */
    public WantedNames(Set<String> internalNames) {
        this.names = Set.copyOf(internalNames);
        this.table = new String[Integer.highestOneBit(names.size() + 1) * 4];
        for (String name : names) {
            int place = name.hashCode() & (table.length - 1);
            while (table[place] != null) {
                place = (place + 1) & (table.length - 1);
            }
            table[place] = name;
        }
    }

    /** All of them. */
    public Set<String> names() {
        return names;
    }

    /** Adds to {@code found} those that the text from {@code start} to {@code end} mentions. */
    public void addTo(Set<String> found, byte[] text, int start, int end) {
        int word = start;
        int slash = -1;
        boolean hasPackage = false;
        for (int i = start; i <= end; i++) {
            int c = i < end ? text[i] : ' ';
            if (c < 0) {
                PackageMentions.addTo(found, new String(text, start, end - start, StandardCharsets.UTF_8), names);
                return;
            }
            if (c == '/') {
                slash = i;
                hasPackage = true;
            } else if (c == '.') {
                hasPackage = true;
                addWord(found, text, word, i);
            } else if (!IN_NAMES[c]) {
                if (hasPackage) {
                    if (slash > word) {
                        addWord(found, text, word, slash);
                    }
                    addWord(found, text, word, i);
                    hasPackage = false;
                }
                word = i + 1;
            }
        }
    }

    /** The whole of it, and what stands behind each L of its first part. */
    private void addWord(Set<String> found, byte[] text, int start, int end) {
        addName(found, text, start, end);
        for (int i = start; i < end && text[i] != '/' && text[i] != '.'; i++) {
            if (text[i] == 'L') {
                addName(found, text, i + 1, end);
            }
        }
    }

    private void addName(Set<String> found, byte[] text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + slashed(text[i]);
        }
        int place = hash & (table.length - 1);
        for (String name = table[place]; name != null; name = table[place]) {
            if (isName(name, text, start, end)) {
                found.add(name);
                return;
            }
            place = (place + 1) & (table.length - 1);
        }
    }

    private static boolean isName(String name, byte[] text, int start, int end) {
        if (name.length() != end - start) {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (name.charAt(i - start) != slashed(text[i])) {
                return false;
            }
        }
        return true;
    }

    private static int slashed(int c) {
        return c == '.' ? '/' : c;
    }
}
