package dev.hotreload.maven.compile;

import static org.apache.commons.io.FileUtils.deleteDirectory;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is compiled with what; equally important is what is not. */
class BatchTest {

    @TempDir
    private Path directory;

    private TestReactor reactor;

    @BeforeEach
    void threeModules() {
        reactor = new TestReactor(directory, "text", "core", "app");
    }

    @AfterEach
    void close() throws IOException {
        reactor.close();
    }

    @Test
    void aChangedBodyCompilesItsSourceAlone() throws IOException {
        twoUsersOfText();

        assertThat(reactor.save("text/p/Text.java", text("String", "\"<\" + text"))
                        .compile())
                .isTrue();

        assertThat(reactor.compiled()).containsExactly("text/p/Text.java");
        assertThat(reactor.written()).containsExactly("writing", "written text [p/Text.class]", "complete");
    }

    @Test
    void aSaveThatChangesNothingIsToldWithoutFiles() throws IOException {
        twoUsersOfText();

        assertThat(reactor.save("text/p/Text.java", text("String", "text")).compile())
                .isTrue();

        assertThat(reactor.written()).containsExactly("written text []", "complete");
    }

    @Test
    void aRehearsedSaveLeavesEverythingAsItIs() throws IOException {
        twoUsersOfText();
        Path classFile = reactor.classes("text").resolve("p/Text.class");
        FileTime before = Files.getLastModifiedTime(classFile);

        reactor.rehearse("text/p/Text.java");

        assertThat(reactor.written()).containsExactly("writing", "complete");
        assertThat(Files.getLastModifiedTime(classFile)).isEqualTo(before);
        assertThat(Objects.requireNonNull(reactor.states().get("text")).build().staging())
                .isEmptyDirectory();
        assertThat(reactor.compile()).isTrue();
        assertThat(reactor.written()).isEmpty();
    }

    @Test
    void warmingUpRehearsesEachTime() throws IOException {
        twoUsersOfText();

        reactor.warmUp();

        assertThat(reactor.written()).hasSizeGreaterThan(4).containsOnly("writing", "complete");
    }

    /** Full, or read-only; the first save tells it. */
    @Test
    void warmingUpGoesOnWhereNothingCanBeWritten() throws IOException {
        twoUsersOfText();
        Path staging =
                Objects.requireNonNull(reactor.states().get("text")).build().staging();
        deleteDirectory(staging.toFile());
        Files.createFile(staging);

        reactor.warmUp();

        assertThat(reactor.written()).doesNotContain("writing");
    }

    @Test
    void aChangedSignatureCompilesItsUsersInOtherModules() throws IOException {
        twoUsersOfText();

        assertThat(reactor.save("text/p/Text.java", text("Object", "\"\" + text"))
                        .compile())
                .isTrue();

        assertThat(reactor.compiled()).containsExactly("core/p/User.java", "text/p/Text.java");
    }

    @Test
    void theSameAfterARestart() throws IOException {
        twoUsersOfText();

        assertThat(reactor.restart()
                        .save("text/p/Text.java", text("Object", "\"\" + text"))
                        .compile())
                .isTrue();

        assertThat(reactor.compiled()).containsExactly("core/p/User.java", "text/p/Text.java");
    }

    /** The compiler may have read it before it was saved, though the class file is newer than the source. */
    @Test
    void whatWasSavedDuringTheBuildIsCompiledOnceMore() throws IOException {
        FileTime before = FileTime.from(Instant.now().minusSeconds(60));
        reactor.save("text/p/A.java", "package p; class A {}");
        reactor.save("text/p/B.java", "package p; class B {}").compile();
        Path old = directory.resolve("text/src/p/A.java");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));

        assertThat(reactor.restart(before).compile()).isTrue();
        assertThat(reactor.compiled()).containsExactly("text/p/B.java");
        assertThat(reactor.restart().compile()).isTrue();
        assertThat(reactor.compiled()).isEmpty();
    }

    @Test
    void aChangeIsPassedOnWhileTheUsersChangeToo() throws IOException {
        reactor.save("text/p/A.java", "package p; public class A { public int a() { return 1; } }");
        reactor.save(
                "core/p/B.java", "package p; public class B { public static final var b = 1; }".replace("var", "int"));
        reactor.save("core/p/C.java", "package p; public class C extends A { }");
        reactor.save("app/p/D.java", "package p; class D { long d(C c) { return c.a(); } }");
        assertThat(reactor.compile()).isTrue();

        reactor.save("text/p/A.java", "package p; public class A { public long a() { return 1; } }");

        assertThat(reactor.compile()).isTrue();
        assertThat(reactor.compiled()).containsExactly("app/p/D.java", "core/p/C.java", "text/p/A.java");
    }

    @Test
    void aChangedConstantCompilesWhoNamesIt() throws IOException {
        reactor.save("text/p/Limits.java", "package p; public interface Limits { int MAX = 1; int MIN = 0; }");
        reactor.save(
                "core/p/Own.java", "package p; public class Own { public static final int TOP = Limits.MAX + 1; }");
        reactor.save("app/p/User.java", "package p; class User { int top() { return Own.TOP; } }");
        reactor.save("app/p/Other.java", "package p; class Other { int min() { return Limits.MIN; } }");
        assertThat(reactor.compile()).isTrue();

        reactor.save("text/p/Limits.java", "package p; public interface Limits { int MAX = 5; int MIN = 0; }");

        assertThat(reactor.compile()).isTrue();
        assertThat(reactor.compiled()).containsExactly("app/p/User.java", "core/p/Own.java", "text/p/Limits.java");
    }

    @Test
    void aDeletedSourceLosesAllItsClassesAndItsUsersFail() throws IOException {
        twoUsersOfText();
        reactor.save(
                "text/p/Two.java",
                "package p; public class Two { class Inner { } Runnable r = () -> { }; }\nclass Side { }");
        assertThat(reactor.compile()).isTrue();
        assertThat(reactor.hasClass("text/p/Two$Inner.class")).isTrue();

        assertThat(reactor.delete("text/p/Two.java").compile()).isTrue();
        assertThat(reactor.hasClass("text/p/Two.class")).isFalse();
        assertThat(reactor.hasClass("text/p/Two$Inner.class")).isFalse();
        assertThat(reactor.hasClass("text/p/Side.class")).isFalse();

        assertThat(reactor.delete("text/p/Text.java").compile()).isFalse();
        assertThat(reactor.hasClass("text/p/Text.class")).isTrue();
    }

    @Test
    void whatFailedIsCompiledAgainWithTheNextSave() throws IOException {
        twoUsersOfText();

        assertThat(reactor.save("text/p/Text.java", text("int", "\"\" + text")).compile())
                .isFalse();
        assertThat(reactor.save(
                                "core/p/User.java",
                                "package p; public class User { String u() { return Text.quoted(1); } }")
                        .compile())
                .isTrue();

        assertThat(reactor.compiled()).containsExactly("core/p/User.java", "text/p/Text.java");
    }

    @Test
    void aRemovedNestedClassIsGoneForItsUsers() throws IOException {
        reactor.save("text/p/Outer.java", "package p; public class Outer { public static class Inner { } }");
        reactor.save("core/p/User.java", "package p; class User { Object o = new Outer.Inner(); }");
        assertThat(reactor.compile()).isTrue();

        assertThat(reactor.save("text/p/Outer.java", "package p; public class Outer { }")
                        .compile())
                .isFalse();
        assertThat(reactor.save("core/p/User.java", "package p; class User { Object o = new Outer(); }")
                        .compile())
                .isTrue();
        assertThat(reactor.hasClass("text/p/Outer$Inner.class")).isFalse();
    }

    @Test
    void aNewClassThatHidesAnotherOneIsUsed() throws IOException {
        reactor.save("text/p/List.java", "package q; public class List { }".replace("q", "p"));
        reactor.save("core/r/User.java", "package r; import p.*; class User { Object o = new List(); }");
        assertThat(reactor.compile()).isTrue();

        reactor.save("core/r/List.java", "package r; class List { }");

        assertThat(reactor.compile()).isTrue();
        assertThat(reactor.compiled())
                .as("the text alone tells that User and List may mean the new class")
                .containsExactly("core/r/List.java", "core/r/User.java");
    }

    @Test
    void aChangedHierarchyIsNoticedByWhoNamesItInNoClassFile() throws IOException {
        reactor.save(
                "text/p/S.java", "package p; public sealed interface S permits S.A { record A() implements S { } }");
        reactor.save("core/p/Box.java", "package p; public record Box<T>(T content) { }");
        reactor.save(
                "core/p/Maker.java", "package p; public class Maker { public static Box<S.A> box() { return null; } }");
        reactor.save(
                "app/p/User.java",
                "package p; class User { void u() { use(Maker.box()); } void use(Box<? extends S> b) { } }");
        assertThat(reactor.compile()).isTrue();

        reactor.save(
                "text/p/S.java",
                "package p; public sealed interface S permits S.B { record A() { } record B() implements S { } }");

        assertThat(reactor.compile())
                .as("Box<S.A> is no Box<? extends S> any more, although User's class file has neither")
                .isFalse();
    }

    @Test
    void aClassThatIsInAnotherSourceTooIsAnError() throws IOException {
        reactor.save("text/p/A.java", "package p; class A { }");
        assertThat(reactor.compile()).isTrue();

        assertThat(reactor.save("text/p/B.java", "package p; class B { } class A { }")
                        .compile())
                .isFalse();
        assertThat(reactor.delete("text/p/A.java").compile()).isTrue();
        assertThat(reactor.hasClass("text/p/A.class")).isTrue();
    }

    @Test
    void modulesWithADeclarationSeeWhatEachOtherExports() throws IOException {
        reactor.save("text/module-info.java", "module text { exports p; }");
        reactor.save("text/p/Text.java", text("String", "text"));
        reactor.save("text/q/Hidden.java", "package q; public class Hidden { }");
        assertThat(reactor.compile()).isTrue();
        reactor.save("core/module-info.java", "module core { requires text; }");
        reactor.save("core/r/User.java", "package r; class User { String u() { return p.Text.quoted(\"\"); } }");
        assertThat(reactor.compile()).isTrue();

        assertThat(reactor.save("text/p/Text.java", text("Object", "\"\" + text"))
                        .compile())
                .isTrue();
        assertThat(reactor.compiled()).containsExactly("core/r/User.java", "text/p/Text.java");

        assertThat(reactor.save("core/r/User.java", "package r; class User { Object o = new q.Hidden(); }")
                        .compile())
                .isFalse();
        assertThat(reactor.save("text/module-info.java", "module text { exports p; exports q; }")
                        .compile())
                .isTrue();
    }

    @Test
    void aFileThatCannotBeReadAsItsEncodingIsAnError() throws IOException {
        Path file = directory.resolve("text/src/p/A.java");
        reactor.save("text/p/A.java", "package p; class A { }");
        Files.write(file, new byte[] {'/', '/', ' ', (byte) 0xff, '\n'});

        assertThat(reactor.compile()).isFalse();
    }

    private void twoUsersOfText() throws IOException {
        reactor.save("text/p/Text.java", text("String", "text"));
        reactor.save("core/p/User.java", "package p; public class User { String u() { return Text.quoted(\"\"); } }");
        reactor.save("core/p/Other.java", "package p; class Other { Object o = new User(); }");
        reactor.save("app/p/Far.java", "package p; class Far { Object o = new User(); }");
        assertThat(reactor.compile()).isTrue();
    }

    private static String text(String type, String value) {
        return "package p; public class Text { public static String quoted(" + type + " text) { return " + value
                + "; } }";
    }
}
