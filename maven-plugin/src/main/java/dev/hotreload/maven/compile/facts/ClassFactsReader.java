package dev.hotreload.maven.compile.facts;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InnerClassNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.RecordComponentNode;

/** Reads {@link ClassFacts} from class files. */
public final class ClassFactsReader {

    private final Predicate<String> isKnown;

    /** @param isKnown whether a class of this internal name can change; references to others are left out */
    public ClassFactsReader(Predicate<String> isKnown) {
        this.isKnown = isKnown;
    }

    /**
     * Reads a class file.
     *
     * @throws RuntimeException if it is none, as ASM has it
     */
    public ClassFacts read(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        ClassNode node = new ClassNode();
        reader.accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        List<String> hierarchy = hierarchy(node, classFile);
        List<String> api = new ArrayList<>(hierarchy);
        api.addAll(members(node));
        ReferencedNames apiNames = new ReferencedNames(isKnown);
        api.forEach(apiNames::addDescriptor);
        Set<String> supertypes = supertypes(node);
        supertypes.forEach(apiNames::addName);
        return new ClassFacts(
                node.name,
                node.sourceFile == null ? "" : node.sourceFile,
                Digests.of(classFile),
                CompilerMarks.of(reader),
                Digests.of(api),
                Digests.of(hierarchy),
                supertypes,
                constants(node),
                new ReferencedNames(isKnown).addConstantPool(reader).names(),
                apiNames.names());
    }

    private static Set<String> supertypes(ClassNode node) {
        Set<String> supertypes = new HashSet<>(node.interfaces);
        if (node.superName != null) {
            supertypes.add(node.superName);
        }
        return supertypes;
    }

    private static List<String> hierarchy(ClassNode node, byte[] classFile) {
        List<String> lines = new ArrayList<>();
        if (node.module != null) {
            lines.add("module " + Digests.of(classFile));
        }
        // Of a member class the flags in the source are in the list of nested classes, its own are translated.
        int access = node.innerClasses.stream()
                .filter(inner -> inner.name.equals(node.name))
                .mapToInt(inner -> inner.access)
                .findFirst()
                .orElse(node.access & ~Opcodes.ACC_SUPER);
        lines.add("class " + access + " " + node.signature + " extends " + node.superName);
        node.interfaces.forEach(name -> lines.add("implements " + name));
        if (node.permittedSubclasses != null) {
            node.permittedSubclasses.forEach(name -> lines.add("permits " + name));
        }
        return lines;
    }

    private static List<String> members(ClassNode node) {
        List<String> lines = new ArrayList<>();
        annotations("class", node.visibleAnnotations, node.invisibleAnnotations, lines);
        annotations("class type", node.visibleTypeAnnotations, node.invisibleTypeAnnotations, lines);
        for (InnerClassNode inner : node.innerClasses) {
            if (node.name.equals(inner.outerName) && (inner.access & Opcodes.ACC_PRIVATE) == 0) {
                lines.add("member class " + inner.innerName + " " + inner.access);
            }
        }
        for (FieldNode field : node.fields) {
            if (isApi(field.access)) {
                String line = "field " + field.name + " " + field.desc;
                lines.add(line + " " + field.access + " " + field.signature + " " + (field.value != null));
                annotations(line, field.visibleAnnotations, field.invisibleAnnotations, lines);
                annotations(line + " type", field.visibleTypeAnnotations, field.invisibleTypeAnnotations, lines);
            }
        }
        for (MethodNode method : node.methods) {
            if (isApi(method.access) && !method.name.equals("<clinit>")) {
                method(method, lines);
            }
        }
        if (node.recordComponents != null) {
            // Their order is the order of a pattern's parts.
            for (int i = 0; i < node.recordComponents.size(); i++) {
                RecordComponentNode component = node.recordComponents.get(i);
                String line = "component " + i + " " + component.name + " " + component.descriptor;
                lines.add(line + " " + component.signature);
                annotations(line, component.visibleAnnotations, component.invisibleAnnotations, lines);
            }
        }
        return lines;
    }

    private static void method(MethodNode method, List<String> lines) {
        String line = "method " + method.name + method.desc;
        lines.add(line + " " + method.access + " " + method.signature + " throws " + method.exceptions);
        annotations(line, method.visibleAnnotations, method.invisibleAnnotations, lines);
        annotations(line + " type", method.visibleTypeAnnotations, method.invisibleTypeAnnotations, lines);
        parameters(line, method.visibleParameterAnnotations, lines);
        parameters(line, method.invisibleParameterAnnotations, lines);
        if (method.annotationDefault != null) {
            lines.add(line + " default " + AnnotationText.value(method.annotationDefault));
        }
    }

    private static void parameters(String line, @Nullable Object annotations, List<String> lines) {
        // An array of lists; an element may be null.
        for (int i = 0; annotations != null && i < Array.getLength(annotations); i++) {
            annotations(line + " parameter " + i, (List<?>) Array.get(annotations, i), null, lines);
        }
    }

    private static void annotations(
            String line, @Nullable List<?> visible, @Nullable List<?> invisible, List<String> lines) {
        for (List<?> annotations : Arrays.asList(visible, invisible)) {
            if (annotations != null) {
                annotations.forEach(annotation -> lines.add(line + " @" + AnnotationText.value(annotation)));
            }
        }
    }

    private static Map<String, String> constants(ClassNode node) {
        Map<String, String> constants = new HashMap<>();
        for (FieldNode field : node.fields) {
            if (field.value != null && isApi(field.access)) {
                constants.put(field.name, field.desc + " " + field.value);
            }
        }
        return constants;
    }

    private static boolean isApi(int access) {
        return (access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0;
    }
}
