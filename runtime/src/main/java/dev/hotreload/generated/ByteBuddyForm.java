package dev.hotreload.generated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodNode;

/**
 * What ByteBuddy generates, with stable names.
 *
 * <p>Each time it chooses a suffix at random for what it adds to a class ({@code greet$accessor$x7Hk2}, {@code
 * cachedValue$x7Hk2$…}), and names for auxiliary classes. Here the suffix stays the first one, and an auxiliary class
 * that has the code of one that is there has its name.
 */
final class ByteBuddyForm {
    private static final Pattern SUFFIXED = Pattern.compile("cachedValue\\$(\\w+)\\$.*|.*\\$accessor\\$(\\w+).*");
    private static final String ANY = "auxiliary";

    private final Map<String, String> namesByCode = new HashMap<>();
    private final List<byte[]> added = new ArrayList<>();
    private @Nullable String suffix;

    byte[] comparable(byte[] classFile, List<byte[]> auxiliary, Declarations declarations) {
        boolean isFirst = namesByCode.isEmpty() && suffix == null;
        ClassReader reader = new ClassReader(classFile);
        String owner = reader.getClassName();
        Map<String, String> renamed = new HashMap<>();
        String found = suffixOf(reader);
        suffix = suffix == null ? found : suffix;
        added.clear();
        for (byte[] type : auxiliary) {
            String name = new ClassReader(type).getClassName();
            String code = new String(renamed(type, owner, found, Map.of(name, ANY)), StandardCharsets.ISO_8859_1);
            String known = namesByCode.putIfAbsent(code, name);
            renamed.put(name, known == null ? name : known);
            if (known == null && !isFirst) {
                added.add(renamed(type, owner, found, Map.of()));
            }
        }
        return versioned(renamed(classFile, owner, found, renamed), declarations);
    }

    /** The auxiliary classes that the class file needs which was written last, and that are not there yet. */
    List<byte[]> takeAdded() {
        List<byte[]> taken = List.copyOf(added);
        added.clear();
        return taken;
    }

    private static @Nullable String suffixOf(ClassReader reader) {
        ClassNode type = new ClassNode();
        reader.accept(type, ClassReader.SKIP_CODE);
        List<String> names = new ArrayList<>();
        type.fields.forEach(field -> names.add(field.name));
        type.methods.forEach(method -> names.add(method.name));
        for (String name : names) {
            Matcher matcher = SUFFIXED.matcher(name);
            if (matcher.matches()) {
                return matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            }
        }
        return null;
    }

    private byte[] renamed(byte[] classFile, String owner, @Nullable String found, Map<String, String> types) {
        String stable = suffix;
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(classFile)
                .accept(
                        new ClassRemapper(writer, new Remapper(Opcodes.ASM9) {
                            @Override
                            public String map(String internalName) {
                                return types.getOrDefault(internalName, internalName);
                            }

                            @Override
                            public String mapMethodName(String declaring, String name, String descriptor) {
                                return member(declaring, name);
                            }

                            @Override
                            public String mapFieldName(String declaring, String name, String descriptor) {
                                return member(declaring, name);
                            }

                            private String member(String declaring, String name) {
                                return found != null
                                                && stable != null
                                                && declaring.equals(owner)
                                                && SUFFIXED.matcher(name).matches()
                                        ? name.replace("$" + found, "$" + stable)
                                        : name;
                            }
                        }),
                        0);
        return writer.toByteArray();
    }

    /** Has the initialisers of fields that hold methods depend on the versions of these. */
    private static byte[] versioned(byte[] classFile, Declarations declarations) {
        ClassNode type = new ClassNode();
        new ClassReader(classFile).accept(type, 0);
        for (MethodNode method : type.methods) {
            if (method.name.equals("<clinit>")) {
                addVersions(method, declarations);
            }
        }
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        type.accept(writer);
        return writer.toByteArray();
    }

    private static void addVersions(MethodNode initialiser, Declarations declarations) {
        AbstractInsnNode first = null;
        String declaring = "";
        String name = "";
        for (AbstractInsnNode instruction : initialiser.instructions.toArray()) {
            first = first == null && instruction.getOpcode() >= 0 ? instruction : first;
            if (instruction instanceof LdcInsnNode constant
                    && constant.cst instanceof Type type
                    && declaring.isEmpty()) {
                declaring = type.getInternalName();
            } else if (instruction instanceof LdcInsnNode constant
                    && constant.cst instanceof String text
                    && name.isEmpty()) {
                name = text;
            } else if (instruction instanceof FieldInsnNode field && field.getOpcode() == Opcodes.PUTSTATIC) {
                int version =
                        field.desc.equals("Ljava/lang/reflect/Method;") ? declarations.version(declaring, name) : 0;
                if (version > 0 && first != null) {
                    initialiser.instructions.insert(first, new InsnNode(Opcodes.POP));
                    initialiser.instructions.insert(first, new LdcInsnNode("version " + version));
                }
                first = null;
                declaring = "";
                name = "";
            }
        }
    }
}
