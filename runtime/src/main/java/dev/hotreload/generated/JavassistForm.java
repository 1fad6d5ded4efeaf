package dev.hotreload.generated;

import dev.hotreload.classfile.MethodKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What Javassist's {@code ProxyFactory} generates, with stable numbers.
 *
 * <p>It numbers methods by their names: {@code _d7greet} calls the superclass's {@code greet}, and places 14 and 15 of
 * an array have what the handler gets. Here each keeps the number that it was given first. The array is filled by the
 * first static initialiser, which stays, and later by {@link JavassistRecipe#accepted}.
 */
final class JavassistForm {
    static final String METHODS = "_methods_";

    /**
     * An overridden method.
     *
     * @param delegator the method that calls the superclass's; null if that is abstract
     */
    record Entry(String name, @Nullable String delegator, String descriptor, int number) {

        MethodKey key() {
            return new MethodKey(name, descriptor);
        }
    }

    private final Map<MethodKey, Integer> numbers = new HashMap<>();
    private List<Entry> entries = List.of();
    private @Nullable MethodNode initialiser;
    private int count;

    byte[] comparable(byte[] classFile) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        MethodNode own = initialiserOf(type);
        List<Entry> found = find(own);
        if (initialiser == null) {
            initialiser = own;
            found.forEach(entry -> numbers.put(entry.key(), entry.number()));
            count = IntConstants.valueOf(own.instructions.getFirst()) / 2;
        } else {
            type.methods.set(type.methods.indexOf(own), initialiser);
        }
        List<Entry> stable = new ArrayList<>();
        for (Entry entry : found) {
            int number = numbers.computeIfAbsent(entry.key(), added -> count++);
            String delegator = entry.delegator() == null ? null : "_d" + number + entry.name();
            renumber(type, entry, number, delegator);
            stable.add(new Entry(entry.name(), delegator, entry.descriptor(), number));
        }
        entries = stable;
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    /** The methods that the class file overrides which was seen last. */
    List<Entry> entries() {
        return entries;
    }

    /** The numbers that have been given are below. */
    int count() {
        return count;
    }

    private static MethodNode initialiserOf(ClassNode type) {
        return type.methods.stream()
                .filter(method -> method.name.equals("<clinit>"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.name + " has no static initialiser"));
    }

    /** {@code RuntimeSupport.find2Methods(type, "greet", "_d7greet", 14, "()V", methods)}. */
    private static List<Entry> find(MethodNode initialiser) {
        List<Entry> found = new ArrayList<>();
        for (AbstractInsnNode instruction : initialiser.instructions) {
            if (instruction instanceof MethodInsnNode call && call.name.equals("find2Methods")) {
                AbstractInsnNode descriptor = call.getPrevious().getPrevious();
                AbstractInsnNode index = descriptor.getPrevious();
                AbstractInsnNode delegator = index.getPrevious();
                found.add(new Entry(
                        text(delegator.getPrevious()),
                        delegator.getOpcode() == Opcodes.ACONST_NULL ? null : text(delegator),
                        text(descriptor),
                        IntConstants.valueOf(index) / 2));
            }
        }
        return found;
    }

    private static String text(AbstractInsnNode constant) {
        return (String) ((LdcInsnNode) constant).cst;
    }

    private static void renumber(ClassNode type, Entry entry, int number, @Nullable String delegator) {
        for (MethodNode method : type.methods) {
            if (method.desc.equals(entry.descriptor())) {
                if (delegator != null && method.name.equals(entry.delegator())) {
                    method.name = delegator;
                } else if (method.name.equals(entry.name())) {
                    renumber(method, number);
                }
            }
        }
    }

    /** Only the places of the array are loaded so; arguments are stored. */
    private static void renumber(MethodNode forwarder, int number) {
        for (AbstractInsnNode instruction : forwarder.instructions.toArray()) {
            AbstractInsnNode index = instruction.getPrevious();
            if (instruction.getOpcode() == Opcodes.AALOAD && IntConstants.isPush(index)) {
                int place = 2 * number + IntConstants.valueOf(index) % 2;
                forwarder.instructions.set(index, IntConstants.push(place));
            }
        }
    }
}
