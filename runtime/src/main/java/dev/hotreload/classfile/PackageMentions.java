package dev.hotreload.classfile;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.objectweb.asm.ClassReader;

/**
 * Whether a class file mentions packages: in names, descriptors and signatures of its constant pool (JVMS §4.4), and in
 * texts that look like names of classes, which it may look for.
 */
public final class PackageMentions {
    private static final int TEXT = 1;

    private PackageMentions() {}

    /**
     * Whether any of these packages (internal names) is mentioned. It may also say so of a text that means something
     * else; the unnamed package has no name to be found by.
     */
    public static boolean any(byte[] classFile, Set<String> packages) {
        ClassReader reader = new ClassReader(classFile);
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            // The second place of a long constant has no item.
            if (item != 0 && reader.readByte(item - 1) == TEXT) {
                int length = reader.readUnsignedShort(item);
                if (isAny(new String(classFile, item + 2, length, StandardCharsets.UTF_8), packages)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Adds to {@code found} those among {@code wanted} that a class file mentions. They are internal names of packages
     * and of classes. Of a package, the packages below it are no mention, but in texts with dots, of which nobody knows
     * where the package ends.
     */
    public static void addTo(Set<String> found, byte[] classFile, Set<String> wanted) {
        ClassReader reader = new ClassReader(classFile);
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item != 0 && reader.readByte(item - 1) == TEXT) {
                int length = reader.readUnsignedShort(item);
                addTo(found, new String(classFile, item + 2, length, StandardCharsets.UTF_8), wanted);
            }
        }
    }

    /** The same of a text. */
    public static void addTo(Set<String> found, String text, Set<String> wanted) {
        int start = 0;
        int slash = -1;
        boolean hasPackage = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c == '/') {
                slash = i;
                hasPackage = true;
            } else if (c == '.') {
                hasPackage = true;
                addWord(found, text.substring(start, i), wanted);
            } else if (!Character.isJavaIdentifierPart(c)) {
                if (slash > start) {
                    addWord(found, text.substring(start, slash), wanted);
                }
                if (hasPackage) {
                    addWord(found, text.substring(start, i), wanted);
                }
                hasPackage = false;
                start = i + 1;
            }
        }
    }

    private static void addWord(Set<String> found, String word, Set<String> wanted) {
        String name = word.replace('.', '/');
        if (wanted.contains(name)) {
            found.add(name);
        }
        int end = name.indexOf('/') < 0 ? name.length() : name.indexOf('/');
        for (int l = name.indexOf('L'); l >= 0 && l < end; l = name.indexOf('L', l + 1)) {
            String behind = name.substring(l + 1);
            if (wanted.contains(behind)) {
                found.add(behind);
            }
        }
    }

    /** Goes through the words with slashes or dots in them; each part that ends at one may be a package. */
    private static boolean isAny(String text, Set<String> packages) {
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '.') {
                if (isIn(text.substring(start, i).replace('.', '/'), packages)) {
                    return true;
                }
            } else if (!Character.isJavaIdentifierPart(c)) {
                start = i + 1;
            }
        }
        return false;
    }

    /** In a descriptor, an L and primitive types may stand before the name: {@code (IJLp/A;)V}. */
    private static boolean isIn(String word, Set<String> packages) {
        if (packages.contains(word)) {
            return true;
        }
        int l = word.indexOf('L');
        int end = word.indexOf('/') < 0 ? word.length() : word.indexOf('/');
        while (l >= 0 && l < end) {
            if (packages.contains(word.substring(l + 1))) {
                return true;
            }
            l = word.indexOf('L', l + 1);
        }
        return false;
    }
}
