package dev.hotreload.plan;

import dev.hotreload.model.Adopted;
import java.util.List;
import java.util.Set;

/**
 * Live classes whose interfaces change.
 *
 * @param roots the classes (internal names) whose sources name other interfaces; those below them get or lose them, too
 * @param prepared the classes that must get methods before
 */
public record InterfaceChanges(Set<String> roots, List<Prepared> prepared) {
    /** No class's interfaces change. */
    public static final InterfaceChanges NONE = new InterfaceChanges(Set.of(), List.of());

    /**
     * A class that gets methods.
     *
     * @param internalName the class
     * @param classFile as the JVM has it, with the methods that it lacks, private still
     * @param before as the JVM has it
     * @param methods what becomes public, of what is in {@code classFile}
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    public record Prepared(String internalName, byte[] classFile, byte[] before, Adopted methods) {}

    /** Whether there are none. */
    public boolean isEmpty() {
        return roots.isEmpty();
    }
}
