package com.example.app;

import com.example.data.Person;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;

/** MapStruct writes what implements it, and must know what Lombok adds to the card in the same compilation. */
@Mapper
public interface CardMapper {

    @Mapping(target = "title", source = "name")
    Card card(Person person);
}
