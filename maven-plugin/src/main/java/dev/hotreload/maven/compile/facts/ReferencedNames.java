package dev.hotreload.maven.compile.facts;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.objectweb.asm.ClassReader;

/**
 * Finds names of classes in constant pools, descriptors and signatures.
 *
 * <p>Descriptors, generic signatures and annotations are plain texts in the constant pool (JVMS §4.4.7), where string
 * literals stand, too. What only looks like a name does no harm: at worst a source is compiled that need not be.
 */
final class ReferencedNames {

    private static final int UTF8 = 1;
    private static final int CLASS = 7;

    private final Predicate<String> isKnown;
    private final Set<String> names = new HashSet<>();

    /** @param isKnown whether a class of this internal name can change; others are left out */
    ReferencedNames(Predicate<String> isKnown) {
        this.isKnown = isKnown;
    }

    Set<String> names() {
        return names;
    }

    /** Adds all names in a class file's constant pool. */
    ReferencedNames addConstantPool(ClassReader reader) {
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int index = 1; index < reader.getItemCount(); index++) {
            int offset = reader.getItem(index);
            if (offset == 0) {
                continue; // the second entry of a long or double
            }
            int tag = reader.readByte(offset - 1);
            if (tag == CLASS) {
                addName(reader.readUTF8(offset, buffer));
            } else if (tag == UTF8) {
                addDescriptor(text(reader, offset, buffer));
            }
        }
        return this;
    }

    /** Modified UTF-8 (JVMS §4.4.7); a name beyond ASCII is decoded as the JDK's streams do it. */
    private static String text(ClassReader reader, int offset, char[] buffer) {
        int length = reader.readUnsignedShort(offset);
        for (int i = 0; i < length; i++) {
            int octet = reader.readByte(offset + 2 + i);
            if (octet >= 0x80) {
                return ModifiedUtf8.decode(reader, offset, length);
            }
            buffer[i] = (char) octet;
        }
        return new String(buffer, 0, length);
    }

    /** Adds an internal name, or what an array's descriptor names. */
    ReferencedNames addName(String name) {
        if (name.startsWith("[")) {
            addDescriptor(name);
        } else if (isKnown.test(name)) {
            names.add(name);
        }
        return this;
    }

    /** Adds all names in a descriptor or signature; every {@code L} may be the beginning of one. */
    ReferencedNames addDescriptor(String text) {
        for (int start = text.indexOf('L'); start >= 0; start = text.indexOf('L', start + 1)) {
            int end = start + 1;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            if (end < text.length() && end > start + 1) {
                addName(text.substring(start + 1, end));
            }
        }
        return this;
    }

    private static boolean isNamePart(char character) {
        return character != ';' && character != '<' && character != '.' && character != '(' && character != ' ';
    }
}
