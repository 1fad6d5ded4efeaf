package dev.hotreload.generated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntBiFunction;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Gives each static field of a class of CGLIB's {@code Enhancer} an initialiser of its own in {@code <clinit>}.
 *
 * <p>CGLIB looks up all methods of a class at once, and picks them out of an array:
 *
 * <pre>{@code
 * Class own = Class.forName("p.A$$Enhancer"), type;
 * Method[] all = ReflectUtils.findMethods(new String[] {"greet", "()V", …}, (type = Class.forName("p.A")).getDeclaredMethods());
 * CGLIB$greet$0$Method = all[0];
 * CGLIB$greet$0$Proxy = MethodProxy.create(type, own, "()V", "greet", "CGLIB$greet$0");
 * }</pre>
 *
 * <p>Here each is looked up by itself, so that one that is added can be initialised alone.
 */
final class CglibStatics {
    private final ClassNode owner;
    private final InsnList separate = new InsnList();
    private List<AbstractInsnNode> statement = new ArrayList<>();
    private List<String> texts = new ArrayList<>();
    private List<String> sought = List.of();
    private String declaring = "";
    private @Nullable MethodInsnNode forName;
    private @Nullable MethodInsnNode methodsOf;
    private @Nullable MethodInsnNode findMethods;

    private final ToIntBiFunction<String, String> versions;

    private CglibStatics(ClassNode owner, ToIntBiFunction<String, String> versions) {
        this.owner = owner;
        this.versions = versions;
    }

    /**
     * Changes a class; the method whose name begins with {@code hook} stays, with nothing in it.
     *
     * @param versions the version of the declaration that is to be in a field, by the class that declares it (internal
     *     name) and the name of the field; another version makes another initialiser
     */
    static void separate(ClassNode owner, String hook, ToIntBiFunction<String, String> versions) {
        MethodNode initialiser = method(owner, "<clinit>");
        MethodNode hooked = method(owner, hook);
        if (initialiser == null || hooked == null) {
            return;
        }
        CglibStatics statics = new CglibStatics(owner, versions);
        for (AbstractInsnNode instruction : hooked.instructions) {
            if (instruction.getOpcode() >= 0) {
                statics.add(instruction);
            }
        }
        for (AbstractInsnNode instruction : initialiser.instructions) {
            if (instruction instanceof MethodInsnNode call && call.name.equals(hooked.name)) {
                initialiser.instructions.insert(call, statics.separate);
                initialiser.instructions.remove(call);
                break;
            }
        }
        hooked.instructions.clear();
        hooked.instructions.add(new InsnNode(Opcodes.RETURN));
    }

    private static @Nullable MethodNode method(ClassNode owner, String prefix) {
        for (MethodNode method : owner.methods) {
            if (method.name.startsWith(prefix)) {
                return method;
            }
        }
        return null;
    }

    private void add(AbstractInsnNode instruction) {
        statement.add(instruction);
        if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text) {
            texts.add(text);
        } else if (instruction instanceof MethodInsnNode call) {
            add(call);
        } else if (instruction instanceof FieldInsnNode field && instruction.getOpcode() == Opcodes.PUTSTATIC) {
            store(field);
            end();
        } else if (instruction.getOpcode() == Opcodes.POP || isStatement(instruction)) {
            end();
        }
    }

    /** {@code own} is assigned by a statement, {@code type} within an expression. */
    private static boolean isStatement(AbstractInsnNode instruction) {
        return instruction.getOpcode() == Opcodes.ASTORE
                && instruction.getPrevious().getOpcode() != Opcodes.DUP;
    }

    private void end() {
        statement = new ArrayList<>();
        texts = new ArrayList<>();
    }

    private void add(MethodInsnNode call) {
        switch (call.name) {
            case "forName" -> {
                forName = call;
                declaring = texts.isEmpty() ? declaring : texts.get(texts.size() - 1);
            }
            case "getDeclaredMethods" -> methodsOf = call;
            case "findMethods" -> {
                findMethods = call;
                sought = texts.subList(0, texts.size() - 1);
            }
            default -> {}
        }
    }

    private void store(FieldInsnNode field) {
        AbstractInsnNode value = field.getPrevious();
        AbstractInsnNode last = separate.getLast();
        if (value.getOpcode() == Opcodes.AALOAD && methodsOf != null && findMethods != null) {
            int index = IntConstants.valueOf(value.getPrevious());
            addTexts(sought.subList(2 * index, 2 * index + 2));
            addType(declaring);
            separate.add(methodsOf.clone(Map.of()));
            separate.add(findMethods.clone(Map.of()));
            separate.add(IntConstants.push(0));
            separate.add(new InsnNode(Opcodes.AALOAD));
        } else if (value instanceof MethodInsnNode call && call.name.equals("create") && texts.size() == 3) {
            addType(declaring);
            addType(Type.getObjectType(owner.name).getClassName());
            texts.forEach(text -> separate.add(new LdcInsnNode(text)));
            separate.add(call.clone(Map.of()));
        } else {
            statement.subList(0, statement.size() - 1).forEach(part -> separate.add(part.clone(Map.of())));
        }
        separate.add(field.clone(Map.of()));
        int version = field.desc.equals("Ljava/lang/reflect/Method;")
                ? versions.applyAsInt(declaring.replace('.', '/'), field.name)
                : 0;
        if (version > 0) {
            // Behind the first instruction, so that it is part of the initialiser.
            AbstractInsnNode first = last == null ? separate.getFirst() : last.getNext();
            separate.insert(first, new InsnNode(Opcodes.POP));
            separate.insert(first, new LdcInsnNode("version " + version));
        }
    }

    /** {@code new String[] {…}}. */
    private void addTexts(List<String> elements) {
        separate.add(IntConstants.push(elements.size()));
        separate.add(new TypeInsnNode(Opcodes.ANEWARRAY, "java/lang/String"));
        for (int i = 0; i < elements.size(); i++) {
            separate.add(new InsnNode(Opcodes.DUP));
            separate.add(IntConstants.push(i));
            separate.add(new LdcInsnNode(elements.get(i)));
            separate.add(new InsnNode(Opcodes.AASTORE));
        }
    }

    /** {@code Class.forName("…")}. */
    private void addType(String binaryName) {
        if (forName != null) {
            separate.add(new LdcInsnNode(binaryName));
            separate.add(forName.clone(Map.of()));
        }
    }
}
