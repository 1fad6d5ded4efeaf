package dev.hotreload.spring.data;

import dev.hotreload.spi.ChangedType;
import dev.hotreload.spi.ChangedType.Kind;
import dev.hotreload.spi.ChangedType.Member;
import dev.hotreload.spring.change.ChangedClasses;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.classreading.SimpleMetadataReaderFactory;
import org.springframework.util.ClassUtils;

/** Which classes of a generation have to do with the mappings of one persistence unit. */
final class MappedClasses {
    private static final List<String> MAPPED = List.of(
            "jakarta.persistence.Entity",
            "jakarta.persistence.MappedSuperclass",
            "jakarta.persistence.Embeddable",
            "jakarta.persistence.Converter");
    private static final String PACKAGES = "org.springframework.boot.autoconfigure.AutoConfigurationPackages";

    private final GenericApplicationContext context;
    private final List<ChangedType> concerned = new ArrayList<>();

    /** @param mapped binary names of the classes that are mapped so far */
    MappedClasses(GenericApplicationContext context, ChangedClasses changed, Set<String> mapped) {
        this.context = context;
        for (ChangedType type : changed.types()) {
            if (mapped.contains(type.name())
                    ? isMappedOtherwise(type)
                    : type.kind() != Kind.REMOVED && isToBeMapped(type)) {
                concerned.add(type);
            }
        }
    }

    /** Those whose mapping came, went or may be different. */
    List<ChangedType> concerned() {
        return concerned;
    }

    Set<String> added() {
        return names(Kind.ADDED);
    }

    Set<String> removed() {
        return names(Kind.REMOVED);
    }

    private Set<String> names(Kind kind) {
        Set<String> names = new TreeSet<>();
        concerned.stream().filter(type -> type.kind() == kind).forEach(type -> names.add(type.name()));
        return names;
    }

    /** Fields, or accessors where these are mapped, and whatever has another annotation of JPA or Hibernate. */
    private static boolean isMappedOtherwise(ChangedType type) {
        return type.kind() != Kind.CHANGED
                || type.hasOtherHierarchy()
                || type.isRedeclared()
                || type.annotations().stream()
                        .anyMatch(name -> name.startsWith("jakarta.persistence.") || name.startsWith("org.hibernate."))
                || has(type.added(), type)
                || has(type.removed(), type)
                || has(type.redeclared(), type);
    }

    private static boolean has(Set<Member> members, ChangedType type) {
        boolean isByAccessor = type.live() != null && isMappedByAccessor(type.live());
        return members.stream()
                .anyMatch(member -> member.descriptor().startsWith("(")
                        ? isByAccessor && member.descriptor().startsWith("()")
                        : !isByAccessor);
    }

    private static boolean isMappedByAccessor(Class<?> type) {
        for (Class<?> declaring = type; declaring != null; declaring = declaring.getSuperclass()) {
            for (Method method : declaring.getDeclaredMethods()) {
                for (var annotation : method.getAnnotations()) {
                    if (annotation.annotationType().getName().endsWith("Id")
                            && annotation.annotationType().getName().startsWith("jakarta.persistence.")) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    /** A class that nobody has loaded is not loaded for the question. */
    private boolean isToBeMapped(ChangedType type) {
        if (type.kind() != Kind.ADDED && !type.isRedeclared()) {
            return false;
        }
        try {
            AnnotationMetadata metadata = new SimpleMetadataReaderFactory(context.getClassLoader())
                    .getMetadataReader(type.name())
                    .getAnnotationMetadata();
            return MAPPED.stream().anyMatch(metadata::hasAnnotation) && isScanned(type.name());
        } catch (IOException gone) {
            return false;
        }
    }

    private boolean isScanned(String name) {
        if (!ClassUtils.isPresent(PACKAGES, context.getClassLoader())
                || !AutoConfigurationPackages.has(context.getBeanFactory())) {
            return false;
        }
        String own = ClassUtils.getPackageName(name);
        return AutoConfigurationPackages.get(context.getBeanFactory()).stream()
                .anyMatch(scanned -> own.equals(scanned) || own.startsWith(scanned + "."));
    }
}
