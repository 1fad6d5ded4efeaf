package dev.hotreload.weave;

import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import dev.hotreload.model.ClassState;
import dev.hotreload.model.Host;
import java.util.Collection;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Adds to a class as the JVM has it the methods that interfaces need which it is about to get, and nothing else. */
public final class StubWeaver {
    private StubWeaver() {}

    /**
     * The class file with these methods, not public yet.
     *
     * @param state the class in the new generation; its {@code woven} is what the JVM has now
     */
    public static byte[] weave(ClassState state, Collection<MethodKey> stubs) {
        ClassReader reader = new ClassReader(state.woven().bytes());
        ClassNode tree = Trees.expanded(state.woven().bytes());
        for (MethodKey key : stubs) {
            MethodNode live = find(tree, key);
            int access = AdoptedMethod.added(live);
            if (live != null) {
                tree.methods.remove(live);
                keepCode(state, tree, key, live);
            }
            tree.methods.add(AdoptedMethod.write(tree.name, key, access));
        }
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        tree.accept(writer);
        return writer.toByteArray();
    }

    /**
     * What is called through the method from now on is in its host, whose new code comes with the rest of the
     * generation.
     */
    private static void keepCode(ClassState state, ClassNode tree, MethodKey key, MethodNode live) {
        Host host = state.hostOf(key);
        if (host != null && !host.jvm().equals(key) && find(tree, host.jvm()) == null) {
            tree.methods.add(
                    Hosting.host(live, host.jvm(), false, Collections.nCopies(host.markers(), PreparedNames.HOSTED)));
        }
    }

    private static @Nullable MethodNode find(ClassNode tree, MethodKey key) {
        for (MethodNode method : tree.methods) {
            if (method.name.equals(key.name()) && method.desc.equals(key.descriptor())) {
                return method;
            }
        }
        return null;
    }
}
