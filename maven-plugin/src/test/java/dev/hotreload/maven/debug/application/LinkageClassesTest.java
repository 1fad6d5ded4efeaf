package dev.hotreload.maven.debug.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hotreload.agent.HotReloadAgent;
import java.lang.invoke.MethodHandle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkageClassesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ldev/hotreload/boot/Linkage;",
                "Ldev/hotreload/link/Link;",
                "Ldev/hotreload/live/LiveMembers;",
                "Ldev/hotreload/groovy/GroovyCaches;",
                "Ljava/lang/invoke/LambdaForm$MH+0x0000000800c01400;",
                "Ljava/lang/invoke/DirectMethodHandle$Holder;"
            })
    void framesOfTheRuntimeAndOfTheJdksLinkageAreHidden(String signature) {
        assertThat(LinkageClasses.isHidden(signature)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Lp/Main;",
                "Ldev/hotreload/Main;",
                "Ldev/hotreload/shop/Main;",
                "Ldev/hotreload/linked/Main;",
                "Ldev/hotreload/api/HotReload;",
                "Ljava/lang/invoke/MethodHandle;",
                "[Ldev/hotreload/boot/Holder;"
            })
    void framesOfAnyOtherClassAreShown(String signature) {
        assertThat(LinkageClasses.isHidden(signature)).isFalse();
    }

    @Test
    void aStepGoesIntoNoPackageOfTheRuntime() {
        String ofAgent = HotReloadAgent.class.getPackageName() + ".*";

        assertThat(LinkageClasses.exclusions())
                .extracting(Object::toString)
                .anyMatch(text -> text.contains(ofAgent))
                .anyMatch(text -> text.contains(MethodHandle.class.getPackageName() + ".*"))
                .noneMatch(text -> text.contains("dev.hotreload.*"))
                .noneMatch(text -> text.contains("dev.hotreload.api"));
    }
}
