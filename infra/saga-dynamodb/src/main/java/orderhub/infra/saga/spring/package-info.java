/** The saga service for Spring Boot: there as soon as the library and a DynamoDB client are. */
@NullMarked
package orderhub.infra.saga.spring;

import org.jspecify.annotations.NullMarked;
