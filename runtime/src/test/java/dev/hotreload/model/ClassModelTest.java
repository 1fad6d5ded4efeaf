package dev.hotreload.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.classfile.FieldKey;
import dev.hotreload.classfile.MethodKey;
import dev.hotreload.memory.Compiled;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;

class ClassModelTest {
    private static final Compiled TYPES = Compiled.of(
            "interface Top { int SIZE = 1; default void m() {} void n(); static void s() {} }",
            "interface Left extends Top { default void m() {} }",
            "interface Right extends Top { void m(); }",
            "interface Other { default void m() {} }",
            """
            class Base {
                int hidden; static int count; private int secret;
                void b() {} static void t() {} private void p() {} protected void q() {}
            }
            """,
            "class Mid extends Base implements Left { public void n() {} void b() {} }",
            "class Low extends Mid { int hidden; Low() {} void own() {} class Inner {} }",
            "abstract class Many implements Top, Left {}",
            "abstract class Open implements Right {}",
            "class Apart {}");
    private static final ClassModel MODEL = ClassModel.initial(TYPES);

    @ParameterizedTest(name = "{0}.{1} is {2}''s")
    @CsvSource({
        "Low, own, Low",
        "Low, b, Mid",
        "Base, b, Base",
        "Low, n, Mid",
        "Low, m, Left",
        "Mid, m, Left",
        "Left, m, Left",
        "Left, n, Top",
        "Many, m, Left",
        "Many, n, Top",
        "Open, m, Right",
        "Low, t, Base",
        "Low, p, Base",
        "Top, s, Top",
        "Low, hashCode, -",
        "Low, absent, -",
        "Low, s, -",
        "Left, s, -",
    })
    void methodsAreFoundAsTheJvmFindsThem(String owner, String name, String declaring) {
        ResolvedMethod found = MODEL.resolveMethod("p/" + owner, new MethodKey(name, "()V"));

        assertThat(found == null ? "-" : found.owner().substring(2)).isEqualTo(declaring);
    }

    @Test
    void aMethodOfTheJdkIsFoundThroughASuperclass() {
        ResolvedMethod found = MODEL.resolveMethod("p/Low", new MethodKey("hashCode", "()I"));

        assertThat(found).matches(method -> method != null && method.owner().equals("java/lang/Object"));
    }

    @Test
    void aConstructorIsNotInherited() {
        assertThat(MODEL.resolveMethod("p/Low", new MethodKey("<init>", "(I)V")))
                .isNull();
        assertThat(MODEL.resolveMethod("p/Low", new MethodKey("<init>", "()V"))).isNotNull();
    }

    @ParameterizedTest(name = "{0}.{1} is {2}''s")
    @CsvSource({
        "Low, hidden, Low",
        "Mid, hidden, Base",
        "Low, count, Base",
        "Low, secret, Base",
        "Low, SIZE, Top",
        "Left, SIZE, Top",
        "Apart, count, -",
        "Low, absent, -",
    })
    void fieldsAreFoundAsTheJvmFindsThem(String owner, String name, String declaring) {
        ClassFile found = MODEL.resolveField("p/" + owner, new FieldKey(name, "I"));

        assertThat(found == null ? "-" : found.internalName().substring(2)).isEqualTo(declaring);
    }

    @ParameterizedTest(name = "{0} below {1}: {2}")
    @CsvSource({
        "Low, Low, true",
        "Low, Base, true",
        "Low, Top, true",
        "Low, Other, false",
        "Base, Low, false",
        "Left, Top, true",
        "Apart, Base, false",
        "Absent, Base, false",
    })
    void subtypesAreThoseOfTheClassFiles(String sub, String ancestor, boolean expected) {
        assertThat(MODEL.isSubtype("p/" + sub, "p/" + ancestor)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0} may use {2} of {1}: {3}")
    @CsvSource({
        "Low, Base, private, false",
        "Base, Base, private, true",
        "Low$Inner, Low, private, true",
        "Low, Low$Inner, private, true",
        "Apart, Base, package, true",
        "../q/Far, Base, package, false",
        "../q/Far, Base, public, true",
        "../q/Far, Base, protected, false",
    })
    void accessIsThatOfTheSources(String caller, String owner, String visibility, boolean expected) {
        int access = switch (visibility) {
            case "private" -> Opcodes.ACC_PRIVATE;
            case "protected" -> Opcodes.ACC_PROTECTED;
            case "public" -> Opcodes.ACC_PUBLIC;
            default -> 0;
        };

        assertThat(MODEL.isAccessible(name(caller), name(owner), access)).isEqualTo(expected);
    }

    @Test
    void aChangedClassCountsInsteadOfTheOneThatWas() {
        Compiled next = Compiled.of("class Base { void added() {} }");
        ClassModel model = MODEL.with(List.of(changed("Base", next)), TYPES);

        assertThat(model.resolveMethod("p/Low", new MethodKey("added", "()V"))).isNotNull();
        assertThat(model.resolveMethod("p/Low", new MethodKey("t", "()V"))).isNull();
    }

    @Test
    void whatInheritsFromAChangedClassIsTouched() {
        ClassModel model = MODEL.with(List.of(changed("Left", TYPES)), TYPES);

        assertThat(MODEL.isTouched("p/Low")).isFalse();
        assertThat(model.isTouched("p/Left")).isTrue();
        assertThat(model.isTouched("p/Low")).isTrue();
        assertThat(model.isTouched("p/Base")).isFalse();
    }

    @Test
    void aClassOfAModulesPackageWithoutAFileIsMissing() {
        assertThat(MODEL.isMissing("p/Absent")).isTrue();
        assertThat(MODEL.isMissing("p/Low")).isFalse();
        assertThat(MODEL.isMissing("q/Absent")).isFalse();
    }

    @Test
    void aMemberThatItsHostDidNotKnowAtFirstIsNoNestmateToTheJvm() {
        Compiled first = Compiled.of("class Low { class Inner {} }");
        Compiled now = Compiled.of("class Low { class Inner {} class Late {} }");
        ClassModel model = ClassModel.initial(now)
                .with(
                        List.of(ClassState.initial(first.type("Low"), first.type("Low"), 0)
                                .with(now.type("Low"), 1, false)),
                        now);

        assertThat(model.areJvmNestmates("p/Low", "p/Low$Inner")).isTrue();
        assertThat(model.areJvmNestmates("p/Low", "p/Low$Late")).isFalse();
        assertThat(model.areJvmNestmates("p/Low$Late", "p/Low$Late")).isTrue();
        assertThat(model.isAccessible("p/Low", "p/Low$Late", Opcodes.ACC_PRIVATE))
                .isTrue();
    }

    /** Reflection asks for each class of a program that starts, and reading its class file for that is most of it. */
    @Test
    void noClassFileIsReadForNestsWhileNothingHasChanged() {
        ClassModel model = ClassModel.initial(new ClassSource() {
            @Override
            public ClassFile find(String internalName) {
                throw new IllegalStateException(internalName + " was read");
            }

            @Override
            public boolean isInModulesPackage(String internalName) {
                return true;
            }

            @Override
            public boolean isModules(String internalName) {
                return true;
            }
        });

        assertThat(model.isLateNestMember("p/Low$Inner")).isFalse();
    }

    private static ClassState changed(String name, Compiled now) {
        return ClassState.initial(TYPES.type(name), TYPES.type(name), 0).with(now.type(name), 1, false);
    }

    private static String name(String below) {
        return below.startsWith("../") ? below.substring(3) : "p/" + below;
    }
}
