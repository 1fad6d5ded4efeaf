package dev.hotreload.maven.patch;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import dev.hotreload.maven.message.PatchTexts;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** A source as javac's parser sees it: where its classes and methods are. */
public final class SourceText {
    private final String text;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;

    private SourceText(String text, CompilationUnitTree unit, SourcePositions positions) {
        this.text = text;
        this.unit = unit;
        this.positions = positions;
    }

    /**
     * Parses a source.
     *
     * @param name what messages call it
     * @throws PatchException if it is none
     */
    public static SourceText parse(String name, String text) throws PatchException {
        return parse(name, text, 1);
    }

    /** @param firstLine the number of the text's first line in messages */
    private static SourceText parse(String name, String text, int firstLine) throws PatchException {
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        JavaFileObject file = new SimpleJavaFileObject(URI.create("patch:///Patch.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        JavacTask task =
                (JavacTask) compiler.getTask(null, null, diagnostics, List.of("-proc:none"), null, List.of(file));
        try {
            CompilationUnitTree unit = task.parse().iterator().next();
            for (Diagnostic<?> diagnostic : diagnostics.getDiagnostics()) {
                if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                    throw new PatchException(name + ":" + (diagnostic.getLineNumber() + firstLine - 1) + ":"
                            + diagnostic.getColumnNumber() + ": " + diagnostic.getMessage(Locale.getDefault()));
                }
            }
            return new SourceText(text, unit, Trees.instance(task).getSourcePositions());
        } catch (IOException e) {
            throw new IllegalStateException("a text cannot be read", e);
        }
    }

    /** Its package; empty: the unnamed one. */
    public String packageName() {
        return unit.getPackageName() == null ? "" : unit.getPackageName().toString();
    }

    /** The names of its classes. */
    public List<String> types() {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(type -> ((ClassTree) type).getSimpleName().toString())
                .toList();
    }

    /**
     * The source with another method.
     *
     * @param nested the class's simple name, and those of the classes around it before it
     * @param source the new one, with its modifiers
     * @param name what messages call the new source
     * @throws PatchException if there is not just one such method, or the source is not just one
     */
    public String with(List<String> nested, MethodName method, String source, String name) throws PatchException {
        ClassTree type = find(nested, method);
        String simpleName = nested.get(nested.size() - 1);
        requireMethod(source, name, simpleName);
        List<MethodTree> all = new ArrayList<>();
        List<MethodTree> found = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree declared && isNamed(declared, method.name(), simpleName)) {
                all.add(declared);
                if (method.parameters().isEmpty() || method.parameters().get().equals(parameters(declared))) {
                    found.add(declared);
                }
            }
        }
        if (found.size() != 1) {
            throw new PatchException(PatchTexts.noSuchMethod(
                    method.type(),
                    method.name(),
                    all.stream().map(SourceText::shown).toList()));
        }
        int start = (int) positions.getStartPosition(unit, found.get(0));
        int end = (int) positions.getEndPosition(unit, found.get(0));
        return text.substring(0, start) + source.strip() + text.substring(end);
    }

    private static void requireMethod(String source, String name, String simpleName) throws PatchException {
        // A constructor is one only in its class.
        SourceText alone = parse(name, "class " + simpleName + " {\n" + source + "\n}", 0);
        ClassTree type = (ClassTree) alone.unit.getTypeDecls().get(0);
        if (alone.unit.getTypeDecls().size() != 1
                || type.getMembers().size() != 1
                || !(type.getMembers().get(0) instanceof MethodTree)) {
            throw new PatchException(PatchTexts.notOneMethod(name));
        }
    }

    private ClassTree find(List<String> nested, MethodName method) throws PatchException {
        List<? extends Tree> members = unit.getTypeDecls();
        ClassTree found = null;
        for (String simpleName : nested) {
            found = members.stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .filter(type -> type.getSimpleName().contentEquals(simpleName))
                    .findFirst()
                    .orElseThrow(() -> new PatchException(PatchTexts.noSource(method.type())));
            members = found.getMembers();
        }
        return Objects.requireNonNull(found);
    }

    private static boolean isNamed(MethodTree method, String name, String simpleName) {
        return method.getName().contentEquals(name)
                || (method.getName().contentEquals("<init>") && name.equals(simpleName));
    }

    private static List<String> parameters(MethodTree method) {
        return method.getParameters().stream()
                .map(parameter -> MethodName.simple(parameter.getType().toString()))
                .toList();
    }

    private static String shown(MethodTree method) {
        return parameters(method).stream().collect(Collectors.joining(",", "(", ")"));
    }
}
