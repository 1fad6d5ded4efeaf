package dev.hotreload.diff;

import dev.hotreload.classfile.CanonicalCode;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldInitialisers;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.classfile.PreparedNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * The synthetic method that holds a lambda's body.
 *
 * @param key its name and descriptor; the compiler chose the name by running number
 * @param enclosing the method whose code makes the lambda (another lambda's for a nested one)
 * @param place the field whose initialiser makes it; empty if it stands elsewhere
 * @param kind what else must agree for two lambdas to be the same: modifiers, descriptor, functional interface
 * @param content its code, other lambdas' names left out
 * @param isSerializable whether it can be serialised, and so javac has named it by what it is; other compilers number
 *     them
 */
record Lambda(
        MethodKey key, MethodKey enclosing, String place, String kind, List<String> content, boolean isSerializable) {

    /**
     * Other classes may call what is not private: Eclipse's compiler refers to the access methods of nested classes.
     */
    private static final int IS_LAMBDA = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC;

    private static final Pattern STABLE_NAME = Pattern.compile("lambda\\$.*\\$[0-9a-f]+\\$\\d+");

    /** By the method alone: the content is long, and these are keys. */
    @Override
    public int hashCode() {
        return key.hashCode();
    }

    /** The lambdas of a class in the order of its code. */
    static List<Lambda> of(ClassFile type) {
        boolean hasAny = type.node().methods.stream().anyMatch(method -> (method.access & IS_LAMBDA) == IS_LAMBDA);
        if (!hasAny) {
            return new ArrayList<>();
        }
        Map<MethodKey, Lambda> found = new LinkedHashMap<>();
        Map<AbstractInsnNode, String> places = places(type);
        for (Map.Entry<MethodKey, MethodNode> method : type.methods().entrySet()) {
            boolean makesAgain = method.getKey().name().equals(DeserialisedNames.METHOD);
            for (AbstractInsnNode instruction : method.getValue().instructions) {
                if (instruction instanceof InvokeDynamicInsnNode dynamic && !makesAgain) {
                    for (Object argument : dynamic.bsmArgs) {
                        if (argument instanceof Handle handle) {
                            add(type, method.getKey(), places.getOrDefault(dynamic, ""), dynamic, handle, found);
                        }
                    }
                }
            }
        }
        return new ArrayList<>(found.values());
    }

    /**
     * What all methods hold that a compiler made of lambdas, by their keys: those, too, that no code uses, because a
     * constant decides against them.
     */
    static Map<MethodKey, List<String>> contents(ClassFile type) {
        Map<MethodKey, List<String>> contents = new LinkedHashMap<>();
        type.methods().forEach((key, method) -> {
            if ((method.access & Opcodes.ACC_SYNTHETIC) != 0 && key.name().startsWith("lambda$")) {
                contents.put(key, content(type, method));
            }
        });
        return contents;
    }

    private static void add(
            ClassFile type,
            MethodKey enclosing,
            String place,
            InvokeDynamicInsnNode dynamic,
            Handle handle,
            Map<MethodKey, Lambda> found) {
        MethodKey key = new MethodKey(handle.getName(), handle.getDesc());
        MethodNode body = type.methods().get(key);
        if (handle.getTag() < Opcodes.H_INVOKEVIRTUAL
                || !handle.getOwner().equals(type.internalName())
                || body == null
                || (body.access & IS_LAMBDA) != IS_LAMBDA
                || isSourceMethod(key.name())) {
            return;
        }
        String kind = body.access + body.desc + ' ' + dynamic.name + dynamic.desc.substring(dynamic.desc.indexOf(')'));
        boolean isSerializable =
                type.methods().keySet().stream().anyMatch(m -> m.name().equals(DeserialisedNames.METHOD))
                        && dynamic.bsm.getName().equals("altMetafactory")
                        && STABLE_NAME.matcher(key.name()).matches();
        found.putIfAbsent(key, new Lambda(key, enclosing, place, kind, content(type, body), isSerializable));
    }

    /** The source's method around each lambda, whatever lambdas are between. */
    static Map<Lambda, MethodKey> roots(List<Lambda> lambdas) {
        Map<MethodKey, MethodKey> enclosing = new HashMap<>();
        lambdas.forEach(lambda -> enclosing.put(lambda.key(), lambda.enclosing()));
        Map<Lambda, MethodKey> roots = new HashMap<>();
        for (Lambda lambda : lambdas) {
            MethodKey root = lambda.enclosing();
            Set<MethodKey> seen = new HashSet<>();
            while (enclosing.containsKey(root) && seen.add(root)) {
                root = enclosing.get(root);
            }
            roots.put(lambda, root);
        }
        return roots;
    }

    /** Whether only what they capture keeps two lambdas of one method from being the same. */
    boolean differsByCaptures(Lambda other) {
        String wanted = kind.substring(kind.indexOf(' '));
        return !kind.equals(other.kind) && wanted.equals(other.kind.substring(other.kind.indexOf(' ')));
    }

    /** The instructions of fields' initialisers, by the field. */
    private static Map<AbstractInsnNode, String> places(ClassFile type) {
        Map<AbstractInsnNode, String> places = new HashMap<>();
        Map<FieldKey, FieldInitialisers.Initialiser> initialisers =
                new HashMap<>(FieldInitialisers.ofStatics(type.internalName(), type.node().methods));
        initialisers.putAll(FieldInitialisers.ofInstances(type.node()));
        initialisers.forEach((field, initialiser) ->
                initialiser.instructions().forEach(instruction -> places.put(instruction, field.name())));
        return places;
    }

    /** All that a method does: its own code, then that of the lambdas in it. */
    static List<String> whole(ClassFile type, MethodKey method) {
        List<String> words = new ArrayList<>();
        addWhole(type, method, new HashSet<>(), words);
        return words;
    }

    /** Whether a method makes lambdas. */
    static boolean hasAny(ClassFile type, MethodKey key) {
        MethodNode method = type.methods().get(key);
        return method != null && whole(type, key).size() > content(type, method).size();
    }

    private static void addWhole(ClassFile type, MethodKey key, Set<MethodKey> seen, List<String> words) {
        MethodNode method = type.methods().get(key);
        if (method == null || !seen.add(key)) {
            return;
        }
        words.addAll(content(type, method));
        for (AbstractInsnNode instruction : method.instructions) {
            if (instruction instanceof InvokeDynamicInsnNode dynamic) {
                for (Object argument : dynamic.bsmArgs) {
                    if (argument instanceof Handle handle
                            && handle.getOwner().equals(type.internalName())
                            && isLambdaName(type, handle.getName())) {
                        addWhole(type, new MethodKey(handle.getName(), handle.getDesc()), seen, words);
                    }
                }
            }
        }
    }

    private static List<String> content(ClassFile type, MethodNode body) {
        return CanonicalCode.of(body, name -> isLambdaName(type, name) ? "lambda" : name);
    }

    /** A method of a constant's body is synthetic where it lives in the enum, but is none that compilers number. */
    private static boolean isSourceMethod(String name) {
        return PreparedNames.isOfConstant(name) && !name.startsWith("lambda$");
    }

    private static boolean isLambdaName(ClassFile type, String name) {
        return type.methods().entrySet().stream()
                .anyMatch(method -> method.getKey().name().equals(name)
                        && (method.getValue().access & Opcodes.ACC_SYNTHETIC) != 0
                        && !isSourceMethod(name));
    }
}
