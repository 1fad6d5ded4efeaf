package dev.hotreload.maven;

import dev.hotreload.maven.launch.LoopList;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters about what a program keeps when it begins again, which the goals have in common. */
abstract class RenewalParameters extends LoopParameters {

    /**
     * Methods whose results the program keeps when it begins again in the same JVM: calls with equal arguments get what
     * such a call returned first, with commas between them. <code>*</code> stands for any characters but dots,
     * <code>**</code> for any characters; parameter types tell overloads. <code>=copy</code> behind it has objects of
     * the program's own classes copied, which else are reached through proxies; the same goes for a name of
     * <code>HotReload.keep</code>. Beans of Spring are kept by name or type: <code>bean:dataSource</code>,
     * <code>bean:javax.sql.DataSource</code>. Default: none. Example:
     * <code>-Dhotreload.keep=com.example.Weights#load(java.nio.file.Path),com.example.Settings#read=copy</code>.
     */
    @Parameter(property = "hotreload.keep")
    private String keep = "";

    /**
     * The same in the pom, one <code>&lt;keep&gt;</code> element each. Default: none. Example:
     * <code>&lt;keeps&gt;&lt;keep&gt;com.example.Weights#load&lt;/keep&gt;&lt;/keeps&gt;</code>.
     */
    @Parameter
    private List<String> keeps = List.of();

    /** All of them. */
    final List<String> keptMethods() {
        List<String> all = new ArrayList<>(keeps);
        all.addAll(LoopList.split(keep));
        return all;
    }
}
