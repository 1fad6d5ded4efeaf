package dev.hotreload.reload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.change.ModuleChanges;
import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.diff.ClassChange;
import dev.hotreload.diff.ClassDiff;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Changes that nobody has made are drafted, of classes that could change. */
class RehearsalTest {
    private static final int METHOD_ACCESS = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
    private static final ClassChange BODY_CHANGED =
            new ClassChange.MethodBodyChanged(new MethodKey("answer", "()I"), METHOD_ACCESS);

    @TempDir
    Path directory = Path.of("");

    TestModule module;
    List<ModuleChanges> drafted = new ArrayList<>();

    @BeforeEach
    void create() throws IOException {
        module = TestModule.in(directory, "app");
    }

    private void hasClassWithCode(String internalName) throws IOException {
        hasClassWithCode(internalName, 0, "java/lang/Object");
    }

    private void hasClassWithCode(String internalName, int access, String superName) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | access, internalName, null, superName, null);
        MethodVisitor method = writer.visitMethod(METHOD_ACCESS, "answer", "()I", null, null);
        method.visitCode();
        method.visitIntInsn(Opcodes.BIPUSH, 42);
        method.visitInsn(Opcodes.IRETURN);
        method.visitMaxs(1, 0);
        method.visitEnd();
        writer.visitEnd();
        module.write(internalName, writer.toByteArray());
        // Makes what is on disk the live content.
        module.content().readAll();
    }

    private List<String> rehearse(Set<String> loaded) {
        return new Rehearsal(List.of(module.content()), loaded::contains, drafted::add).run();
    }

    @Test
    void theCodeOfALoadedClassIsDraftedAsChanged() throws IOException {
        hasClassWithCode("p/Loaded");
        hasClassWithCode("p/NotLoaded");

        assertThat(rehearse(Set.of("p/Loaded"))).containsExactly("p/Loaded");
        assertThat(drafted).hasSize(2);
        assertThat(changes(drafted.get(0), "p/Loaded")).containsExactly(BODY_CHANGED);
        assertThat(changes(drafted.get(1), "p/Loaded"))
                .hasSize(3)
                .contains(BODY_CHANGED)
                .hasAtLeastOneElementOfType(ClassChange.MethodAdded.class)
                .hasAtLeastOneElementOfType(ClassChange.FieldAdded.class);
    }

    private List<ClassChange> changes(ModuleChanges changes, String internalName) {
        Map<String, byte[]> files = changes.of(module.content()).classFiles();
        assertThat(files).containsOnlyKeys(internalName + ".class");
        byte[] live = Objects.requireNonNull(module.content().find(internalName));
        byte[] changed = Objects.requireNonNull(files.get(internalName + ".class"));
        return ClassDiff.between(ClassFile.parse(live), ClassFile.parse(changed));
    }

    @Test
    void whatCanHaveNoOtherFieldsIsDraftedAsItIs() throws IOException {
        hasClassWithCode("p/Interface", Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT, "java/lang/Object");
        hasClassWithCode("p/Record", Opcodes.ACC_FINAL, "java/lang/Record");

        rehearse(Set.of("p/Record"));
        assertThat(drafted).hasSize(1);
        assertThat(changes(drafted.get(0), "p/Record")).containsExactly(BODY_CHANGED);

        rehearse(Set.of("p/Interface"));
        assertThat(drafted).hasSize(2);
        assertThat(changes(drafted.get(1), "p/Interface")).containsExactly(BODY_CHANGED);
    }

    @Test
    void aClassWithoutCodeIsNotDrafted() throws IOException {
        module.hasLive("p/OnlyConstants", "1");

        assertThat(rehearse(Set.of("p/OnlyConstants"))).isEmpty();
        assertThat(drafted).isEmpty();
    }

    @Test
    void ofManyLoadedClassesSomeAreDrafted() throws IOException {
        List<String> names =
                IntStream.range(0, 50).mapToObj(number -> "p/Class" + number).toList();
        for (String name : names) {
            hasClassWithCode(name);
        }
        rehearse(Set.copyOf(names));

        assertThat(drafted).hasSize(16);
        assertThat(drafted.stream().map(changes -> changes.classes()).distinct())
                .hasSize(8);
    }
}
