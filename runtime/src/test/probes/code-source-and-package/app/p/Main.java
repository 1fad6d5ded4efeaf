package p;

import c.Core;
import java.security.ProtectionDomain;
import java.util.Arrays;
import l.Lib;

public class Main {
    public static void main(String[] args) throws Exception {
        Class<?> unnamed = Class.forName("Unnamed");
        for (Class<?> type :
                new Class<?>[] {Main.class, Core.class, Core.Inner.class, Lib.class, unnamed, Core[].class, int.class}) {
            ProtectionDomain domain = type.getProtectionDomain();
            System.out.println(type + " " + (domain.getCodeSource() == null ? null : domain.getCodeSource().getLocation()));
            if (domain.getCodeSource() != null) {
                System.out.println(Arrays.toString(domain.getCodeSource().getCertificates()));
                System.out.println(domain.getClassLoader() == type.getClassLoader());
                System.out.println(domain == Core.class.getProtectionDomain());
                System.out.println(domain.getPrincipals().length);
                System.out.println(domain.implies(new java.io.FilePermission("anything", "read")));
                System.out.println(domain.getPermissions() != null);
            }
            Package of = type.getPackage();
            System.out.println(type.getPackageName() + " " + of);
            if (of != null) {
                System.out.println(of.getName() + " " + of.getImplementationTitle() + " " + of.getImplementationVersion()
                        + " " + of.getImplementationVendor() + " " + of.getSpecificationTitle() + " " + of.isSealed()
                        + " " + Arrays.toString(of.getAnnotations()));
            }
            System.out.println(type.getModule() == ClassLoader.getSystemClassLoader().getUnnamedModule()
                    || !type.getModule().isNamed());
        }
        System.out.println(Core.class.getProtectionDomain().getCodeSource().equals(
                Core.Inner.class.getProtectionDomain().getCodeSource()));
        System.out.println(Core.class.getProtectionDomain() == Core.Inner.class.getProtectionDomain());
        System.out.println(Arrays.stream(Package.getPackages()).map(Package::getName)
                .filter(name -> name.length() < 2 || name.startsWith("dev.hotreload.reload")).sorted().toList());
        System.out.println(Package.getPackage("c") + " " + Package.getPackage("l"));
    }
}
