package dev.hotreload.handover;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MemberNames;
import dev.hotreload.classfile.Mention;
import dev.hotreload.classfile.Mentions;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.message.HandoverTexts;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.MethodNode;

/**
 * Finds code that uses an object of a class past its methods: that reads or sets its fields, or calls methods that no
 * subclass can override, and this on another object than its own {@code this}. On a proxy it would meet what no
 * constructor has made.
 *
 * <p>Of modules all classes are looked at, of a library the class itself. Safe for use by any thread.
 */
final class OutsideUses {
    private final GenerationClasses classes;
    /** By the class files that are live, because reading them is most of the work. */
    private IdentityHashMap<byte[], Mentions> mentions = new IdentityHashMap<>();

    OutsideUses(GenerationClasses classes) {
        this.classes = classes;
    }

    /** Why proxies cannot extend a class; null if they can. */
    @Nullable
    CannotBeKept obstacle(Class<?> type) {
        Set<String> owners = new HashSet<>();
        List<ClassFile> ofLibraries = new ArrayList<>();
        Map<MethodKey, String> members = new HashMap<>();
        for (Class<?> each = type; each != null && !each.getModule().isNamed(); each = each.getSuperclass()) {
            String internalName = each.getName().replace('.', '/');
            owners.add(internalName);
            byte[] ofModule = classes.classFile(internalName);
            byte[] classFile = ofModule != null ? ofModule : ofLibrary(each, internalName);
            if (classFile != null) {
                ClassFile parsed = ClassFile.parse(classFile);
                addMembers(parsed, isBeside(each, type), members);
                if (ofModule == null) {
                    ofLibraries.add(parsed);
                }
            }
        }
        Set<Mention> wanted = new HashSet<>();
        members.keySet().forEach(key -> wanted.add(Mention.ofMember("", key.name(), key.descriptor())));
        owners.forEach(owner -> wanted.add(Mention.ofClass(owner)));
        List<ClassFile> users = new ArrayList<>(ofLibraries);
        mentioning(wanted).forEach(classFile -> users.add(ClassFile.parse(classFile)));
        for (ClassFile user : users) {
            String use = OutsideUse.find(user, owners, members);
            if (use != null) {
                return new CannotBeKept(type, use, HandoverTexts.usedDirectly(use));
            }
        }
        return null;
    }

    private static boolean isBeside(Class<?> one, Class<?> other) {
        return one.getClassLoader() == other.getClassLoader()
                && one.getPackageName().equals(other.getPackageName());
    }

    private static void addMembers(ClassFile type, boolean isBeside, Map<MethodKey, String> members) {
        String shown = MemberNames.simple(type.internalName().replace('/', '.'));
        type.fields().forEach((key, field) -> {
            if ((field.access & Opcodes.ACC_STATIC) == 0 && !key.name().startsWith("this$")) {
                members.put(new MethodKey(key.name(), key.descriptor()), "the field " + shown + "." + key.name());
            }
        });
        type.methods().forEach((key, method) -> {
            boolean isCode = (method.access & (Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC)) != 0;
            if (!isCode && !key.name().startsWith("<") && isFixed(method, isBeside)) {
                members.put(key, "the method " + shown + "." + key.name());
            }
        });
    }

    private static boolean isFixed(MethodNode method, boolean isBeside) {
        boolean isOverridable = (method.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0
                || (isBeside && (method.access & Opcodes.ACC_PRIVATE) == 0);
        return !isOverridable;
    }

    private static byte @Nullable [] ofLibrary(Class<?> type, String internalName) {
        ClassLoader loader = type.getClassLoader();
        try (InputStream in = loader == null ? null : loader.getResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }

    private synchronized List<byte[]> mentioning(Set<Mention> wanted) {
        IdentityHashMap<byte[], Mentions> current = new IdentityHashMap<>();
        int[] hashes = Mentions.hashes(wanted);
        List<byte[]> found = new ArrayList<>();
        classes.classFiles().forEach(classFile -> {
            Mentions known = mentions.get(classFile);
            known = known != null ? known : Mentions.of(classFile, name -> !name.startsWith("java/"));
            current.put(classFile, known);
            if (known.mayInclude(hashes)) {
                found.add(classFile);
            }
        });
        mentions = current;
        return found;
    }
}
