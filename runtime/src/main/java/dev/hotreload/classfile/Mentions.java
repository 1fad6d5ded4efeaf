package dev.hotreload.classfile;

import java.util.Arrays;
import java.util.Collection;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.objectweb.asm.ClassReader;

/**
 * What one class file's constant pool (JVMS §4.4) mentions of some classes, as hash codes: small, and quick to ask.
 *
 * <p>Immutable.
 */
public final class Mentions {
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int INTERFACE_METHOD = 11;

    private final int[] hashes;

    private Mentions(int[] hashes) {
        this.hashes = hashes;
    }

    /**
     * Reads a class file's constant pool, and nothing else of it.
     *
     * @param isOwner whether members of a class (internal name), or the class itself, are of interest
     */
    public static Mentions of(byte[] classFile, Predicate<String> isOwner) {
        ClassReader reader = new ClassReader(classFile);
        char[] buffer = new char[reader.getMaxStringLength()];
        IntStream.Builder hashes = IntStream.builder();
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            // The second place of a long constant has no item.
            int tag = item == 0 ? 0 : reader.readByte(item - 1);
            if (tag == CLASS) {
                String owner = reader.readUTF8(item, buffer);
                if (isOwner.test(owner)) {
                    hashes.add(Mention.ofClass(owner).hashCode());
                }
            } else if (tag >= FIELD && tag <= INTERFACE_METHOD) {
                String owner = reader.readClass(item, buffer);
                if (isOwner.test(owner)) {
                    int nameAndType = reader.getItem(reader.readUnsignedShort(item + 2));
                    hashes.add(Mention.ofMember(
                                    owner,
                                    reader.readUTF8(nameAndType, buffer),
                                    reader.readUTF8(nameAndType + 2, buffer))
                            .hashCode());
                }
            }
        }
        return new Mentions(hashes.build().sorted().distinct().toArray());
    }

    /** The hash codes of mentions, to be asked for. */
    public static int[] hashes(Collection<Mention> mentions) {
        return mentions.stream().mapToInt(Mention::hashCode).toArray();
    }

    /** Whether any of these is mentioned; it may also say so of something else that has the same hash code. */
    public boolean mayInclude(int[] any) {
        for (int hash : any) {
            if (Arrays.binarySearch(hashes, hash) >= 0) {
                return true;
            }
        }
        return false;
    }
}
