@NullMarked
package orderhub.infra.saga.spring;

import org.jspecify.annotations.NullMarked;
