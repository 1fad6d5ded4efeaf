package dev.hotreload.examples.shop.domain;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

/** The products in the data base. */
public interface ProductRepository extends JpaRepository<Product, Long> {

    List<Product> findAllByOrderByName();
}
