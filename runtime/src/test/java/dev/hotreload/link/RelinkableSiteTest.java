package dev.hotreload.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RelinkableSiteTest {
    private final ScriptedMembers members = new ScriptedMembers();
    private CurrentMembers.Linking<MethodHandle> answer = () -> MethodHandles.constant(int.class, 1);
    private final MethodHandle call = site(MethodType.methodType(int.class));

    private MethodHandle site(MethodType type) {
        return new RelinkableSite(members.members(), "m", "()I", type, () -> answer.run()).dynamicInvoker();
    }

    @Test
    void oneAnswerServesAllCalls() throws Throwable {
        assertThat((int) call.invokeExact()).isEqualTo(1);
        answer = () -> MethodHandles.constant(int.class, 2);

        assertThat((int) call.invokeExact()).isEqualTo(1);
        assertThat(members.linkings()).isEqualTo(1);
    }

    @Test
    void afterAChangeOfTheMemberItAsksAgain() throws Throwable {
        assertThat((int) call.invokeExact()).isEqualTo(1);
        answer = () -> MethodHandles.constant(int.class, 2);
        members.change("m()I");

        assertThat((int) call.invokeExact()).isEqualTo(2);
        assertThat(members.linkings()).isEqualTo(2);
    }

    @Test
    void changesOfOtherMembersDoNotMatter() throws Throwable {
        assertThat((int) call.invokeExact()).isEqualTo(1);
        members.change("m()J");
        members.change("n()I");

        assertThat((int) call.invokeExact()).isEqualTo(1);
        assertThat(members.linkings()).isEqualTo(1);
    }

    @Test
    void theAnswerIsAdaptedToTheTypeOfTheSite() throws Throwable {
        answer = () -> MethodHandles.constant(Integer.class, 5);

        assertThat((Object) site(MethodType.methodType(Object.class)).invokeExact())
                .isEqualTo(5);
    }

    @Test
    void aMissingMethodIsTheErrorThatTheJvmThrowsAndNamesTheGeneration() {
        answer = () -> {
            throw new NoSuchMethodException("p.T.m()");
        };

        assertThatThrownBy(() -> call.invoke())
                .isInstanceOf(NoSuchMethodError.class)
                .hasMessage("p.T.m() (generation 3)");
    }

    @Test
    void aMissingFieldToo() {
        answer = () -> {
            throw new NoSuchFieldException("p.T.f");
        };

        assertThatThrownBy(() -> call.invoke()).isInstanceOf(NoSuchFieldError.class);
    }

    @Test
    void aMemberThatMayNotBeUsedToo() {
        answer = () -> {
            throw new IllegalAccessException("p.T.m() is private");
        };

        assertThatThrownBy(() -> call.invoke()).isInstanceOf(IllegalAccessError.class);
    }

    @Test
    void anyOtherFailureIsAnIncompatibleChange() {
        answer = () -> {
            throw new InstantiationException("p.T");
        };

        assertThatThrownBy(() -> call.invoke())
                .isExactlyInstanceOf(IncompatibleClassChangeError.class)
                .hasCauseInstanceOf(InstantiationException.class);
    }

    @Test
    void whatWasMissingIsFoundWhenAGenerationHasAddedIt() throws Throwable {
        answer = () -> {
            throw new NoSuchMethodException("p.T.m()");
        };
        assertThatThrownBy(() -> call.invoke()).isInstanceOf(NoSuchMethodError.class);
        answer = () -> MethodHandles.constant(int.class, 7);

        assertThat((int) call.invokeExact()).isEqualTo(7);
    }

    @Test
    void theStackTraceBeginsAtTheCaller() {
        answer = () -> {
            throw new AbstractMethodError("p.T.m()");
        };

        assertThatThrownBy(() -> call.invoke())
                .satisfies(error -> assertThat(Arrays.stream(error.getStackTrace()))
                        .filteredOn(frame -> frame.getClassName().startsWith("dev.hotreload.link."))
                        .allMatch(frame -> frame.getClassName().contains("RelinkableSiteTest")));
    }
}
