package dev.hotreload.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.memory.Planned;
import dev.hotreload.message.RefusalTexts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;

class RefusalsTest {

    @Test
    void aClassWithoutRoomForConstantsIsNamed() {
        assertThat(Refusals.tooLarge(new ClassTooLargeException("p/T", 70_000)))
                .isEqualTo(
                        new RefusedChange("p/T", PlannedRefusal.untilRestart("", RefusalTexts.noRoomForConstants())));
    }

    @Test
    void aMethodThatIsTooLargeIsNamed() {
        assertThat(Refusals.tooLarge(new MethodTooLargeException("p/T", "m", "(Ljava/lang/String;)V", 70_000)))
                .isEqualTo(new RefusedChange(
                        "p/T", PlannedRefusal.untilRestart("m(String)", RefusalTexts.methodTooLarge())));
    }

    @Test
    void aClassIsNotMadeFinalAboveALoadedOne() {
        Planned planned = Planned.changeOfSome(
                List.of("class Box {}", "class Crate extends Box {}", "class Other {}"), List.of("final class Box {}"));

        assertThat(planned.refusals()).containsExactly("Box: made final, and p.Crate extends it");
    }

    @Test
    void aMethodIsNotMadeFinalAboveALoadedClassThatOverridesIt() {
        Planned planned = Planned.changeOfSome(
                List.of(
                        "class Box { void open(int times) {} }",
                        "class Crate extends Box {}",
                        "class Case extends Crate { void open(int times) {} }"),
                List.of("class Box { final void open(int times) {} }"));

        assertThat(planned.refusals()).containsExactly("Box.open(int): made final, and p.Case overrides it");
    }

    @Test
    void aMethodIsMadeFinalIfNothingOverridesItAnyMore() {
        Planned planned = Planned.change(
                List.of("class Box { void open() {} }", "class Crate extends Box { void open() {} }"),
                List.of("class Box { final void open() {} }", "class Crate extends Box {}"));

        assertThat(planned.refusals()).isEmpty();
    }

    @Test
    void aClassIsNotSealedAboveALoadedOneThatItDoesNotPermit() {
        Planned planned = Planned.changeOfSome(
                List.of("class Box {}", "class Crate extends Box {}", "class Tin extends Box {}"),
                List.of("sealed class Box permits Tin {}", "final class Tin extends Box {}"));

        assertThat(planned.refusals()).containsExactly("Box: sealed without p.Crate, which extends it");
    }

    @Test
    void anInterfaceDoesNotPermitFewerThanImplementIt() {
        Planned planned = Planned.changeOfSome(
                List.of(
                        "sealed interface Box permits Crate, Tin {}",
                        "final class Crate implements Box {}",
                        "final class Tin implements Box {}"),
                List.of("sealed interface Box permits Tin {}", "final class Tin implements Box {}"));

        assertThat(planned.refusals()).containsExactly("Box: sealed without p.Crate, which extends it");
    }

    @Test
    void aClassOfWhichAMethodWasInheritedAbstractStaysAbstract() {
        String shape = "abstract class Shape { abstract void draw(); }";
        Planned planned = Planned.change(
                List.of(shape, "abstract class Round extends Shape implements Runnable {}"),
                List.of(
                        shape,
                        "class Round extends Shape implements Runnable { void draw() {} public void run() {} }"));

        assertThat(planned.refusals())
                .containsExactly("Round: no longer abstract, and draw() had no code in it when it was loaded");
    }

    @Test
    void aClassThatInheritsCodeForAllIsMadeConcrete() {
        String shape = "abstract class Shape implements Comparable<Shape> { abstract void draw();"
                + " public int compareTo(Shape other) { return 0; } }";
        Planned planned = Planned.change(
                List.of(shape, "abstract class Round extends Shape { void draw() {} }"),
                List.of(shape, "class Round extends Shape { void draw() {} }"));

        assertThat(planned.refusals()).isEmpty();
    }
}
