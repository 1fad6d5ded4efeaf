package dev.hotreload.maven.compile.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Properties;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.DefaultMavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.junit.jupiter.api.Test;

/** The compiler plugin's parameters, with defaults and expressions as they stand in Maven's plan. */
class CompilerOptionsTest {

    @Test
    void defaultsAndExpressionsAreEvaluated() throws Exception {
        List<String> options = options("""
                <debug default-value="true">${maven.compiler.debug}</debug>
                <parameters default-value="false">${maven.compiler.parameters}</parameters>
                <release>${maven.compiler.release}</release>
                <source default-value="1.8">${maven.compiler.source}</source>
                <showWarnings default-value="true">${maven.compiler.showWarnings}</showWarnings>
                """);

        assertThat(options).containsExactly("-g", "-parameters", "--release", "21");
    }

    @Test
    void withoutAReleaseSourceAndTargetCount() throws Exception {
        assertThat(options("""
                <source default-value="1.8">${nothing.source}</source>
                <target>17</target>
                <showWarnings>true</showWarnings>
                """)).containsExactly("-target", "17", "-source", "1.8");
    }

    @Test
    void warningsAreAsTheProjectHasThem() throws Exception {
        assertThat(options("<showWarnings default-value=\"false\"/><release>17</release>"))
                .contains("-nowarn");
        assertThat(options("<showWarnings>true</showWarnings><failOnWarning>true</failOnWarning><release>17</release>"))
                .contains("-Werror")
                .doesNotContain("-nowarn");
        assertThat(options("<showDeprecation>true</showDeprecation><release>17</release>"))
                .contains("-deprecation")
                .doesNotContain("-nowarn");
    }

    @Test
    void customArgumentsComeLastAndThoseForAnotherJvmNotAtAll() throws Exception {
        assertThat(options("""
                <showWarnings>true</showWarnings>
                <release>17</release>
                <proc>full</proc>
                <annotationProcessors><processor>p.A</processor><processor>p.B</processor></annotationProcessors>
                <compilerArguments><Akey>value</Akey><Xlint/></compilerArguments>
                <compilerArgument>-Xdiags:verbose</compilerArgument>
                <compilerArgs><arg>-J-Xmx1g</arg><arg>-Xmaxerrs</arg><arg>500</arg></compilerArgs>
                """))
                .containsExactly(
                        "-proc:full",
                        "-processor",
                        "p.A,p.B",
                        "--release",
                        "17",
                        "-Akey=value",
                        "-Xlint",
                        "-Xdiags:verbose",
                        "-Xmaxerrs",
                        "500");
    }

    @Test
    void aModuleHasAVersion() throws Exception {
        String parameters = "<showWarnings>true</showWarnings><release>17</release><moduleVersion>1.2</moduleVersion>";

        assertThat(CompilerOptions.of(parameters(parameters), true))
                .containsExactly("--release", "17", "--module-version", "1.2");
        assertThat(CompilerOptions.of(parameters(parameters), false)).containsExactly("--release", "17");
    }

    private static List<String> options(String parameters) throws IOException, XmlPullParserException {
        return CompilerOptions.of(parameters(parameters), false);
    }

    @SuppressWarnings("deprecation") // There is no other way to a session without Maven's container.
    private static GoalParameters parameters(String content) throws IOException, XmlPullParserException {
        DefaultMavenExecutionRequest request = new DefaultMavenExecutionRequest();
        request.setBaseDirectory(new File("."));
        Properties user = new Properties();
        user.setProperty("maven.compiler.release", "21");
        user.setProperty("maven.compiler.parameters", "true");
        request.setUserProperties(user);
        MavenSession session = new MavenSession(
                null, new DefaultRepositorySystemSession(), request, new DefaultMavenExecutionResult());
        return new GoalParameters(
                Xpp3DomBuilder.build(new StringReader("<configuration>" + content + "</configuration>")),
                new PluginParameterExpressionEvaluator(session, new MojoExecution(new MojoDescriptor())));
    }
}
