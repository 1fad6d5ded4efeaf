package dev.hotreload.define;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hotreload.classfile.ClassFile;
import dev.hotreload.memory.Compiled;
import dev.hotreload.model.ClassModel;
import dev.hotreload.weave.DefinitionFacts;
import dev.hotreload.weave.DefinitionFacts.LeftOut;
import org.junit.jupiter.api.Test;

class LeftOutFactsTest {
    private final LeftOutFacts facts = new LeftOutFacts();
    private final DefinitionFacts noted = facts.of(ClassModel.initial(Compiled.of("class Box {}")), new byte[0]);

    @Test
    void aSubclassOfAFinalClassIsNotDefined() {
        noted.leftOut("p/Box", LeftOut.FINAL);

        assertThatThrownBy(() -> check("class Box {}", "class Crate extends Box {}"))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("class p.Crate cannot inherit from final class p.Box");
    }

    @Test
    void aSubclassThatIsNotPermittedIsNotDefined() {
        noted.permits("p/Box", "p/Box$Tin");
        assertThatThrownBy(() -> check("class Box {}", "class Crate extends Box {}"))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("class p.Crate cannot inherit from sealed class p.Box");
    }

    @Test
    void aClassThatASealedInterfaceDoesNotPermitIsNotDefined() {
        noted.permits("p/Box", "p/Box$Tin");
        assertThatThrownBy(() -> check("interface Box {}", "class Crate implements Box {}"))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("class p.Crate cannot implement sealed interface p.Box");
        assertThatThrownBy(() -> check("interface Box {}", "interface Crate extends Box {}"))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("class p.Crate cannot extend sealed interface p.Box");
    }

    @Test
    void aPermittedOneIsDefined() {
        noted.permits("p/Box", "p/Tin");
        noted.permits("p/Box", "p/Crate");

        assertThatCode(() -> check("class Box {}", "class Crate extends Box {}"))
                .doesNotThrowAnyException();
    }

    @Test
    void aMethodThatOverridesAFinalOneIsNotDefined() {
        noted.leftOut("p/Box", LeftOut.FINAL_METHODS);

        assertThatThrownBy(() -> check(
                        "class Box { final void open() {} }",
                        "class Box { void open() {} }",
                        "class Crate extends Box { void open() {} }"))
                .isInstanceOf(IncompatibleClassChangeError.class)
                .hasMessage("class p.Crate overrides final method p.Box.open()V");
    }

    private void check(String above, String below) {
        check(above, above, below);
    }

    /** Checks a class that was compiled against another version of the one above it. */
    private void check(String above, String compiledAgainst, String below) {
        ClassFile type = Compiled.of(compiledAgainst, below).type("Crate");

        facts.of(ClassModel.initial(Compiled.of(above)), type.bytes())
                .supertypes(
                        type.node().access,
                        type.internalName(),
                        type.superName(),
                        type.interfaces().toArray(String[]::new));
    }
}
