//! Several resources as one, whose document names each path once.
//!
//! Left to themselves, two resources that share a path are written down as two members of the same name, of which readers of
//! JSON keep the last (RFC 8259 §4): the methods of the first would be served and not known.

use poem::endpoint::BoxEndpoint;
use poem::http::Method;
use poem_openapi::OpenApi;
use poem_openapi::registry::{MetaApi, MetaSchema, MetaSchemaRef, Registry};
use std::collections::HashMap;

/// The resources, joined.
pub struct Joined<T>(pub T);

impl<T: OpenApi> OpenApi for Joined<T> {
    fn meta() -> Vec<MetaApi> {
        let mut joined: Vec<MetaApi> = Vec::new();
        for mut resource in T::meta() {
            for path in joined.iter_mut().flat_map(|earlier| &mut earlier.paths) {
                if let Some(at) = resource.paths.iter().position(|own| own.path == path.path) {
                    path.operations.extend(resource.paths.remove(at).operations);
                }
            }
            joined.push(resource);
        }
        joined
    }

    fn register(registry: &mut Registry) {
        T::register(registry);
        for schema in registry.schemas.values_mut() {
            say_what_may_be_null(schema);
        }
    }

    fn add_routes(self, route_table: &mut HashMap<String, HashMap<Method, BoxEndpoint<'static>>>) {
        self.0.add_routes(route_table);
    }
}

/// What need not be there is answered as `null` and taken as `null`; left to themselves, the types say so nowhere.
fn say_what_may_be_null(schema: &mut MetaSchema) {
    for (name, property) in &mut schema.properties {
        match property {
            _ if schema.required.contains(name) => {}
            MetaSchemaRef::Inline(inline) => inline.nullable = inline.default.is_none(),
            MetaSchemaRef::Reference(_) => {
                let all_of = vec![property.clone()];
                *property = MetaSchemaRef::Inline(Box::new(MetaSchema { nullable: true, all_of, ..MetaSchema::ANY }));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn each_path_is_named_once_with_all_its_methods() {
        let written = super::super::document();
        let read: serde_json::Value = serde_json::from_str(&written).unwrap();
        let paths = read["paths"].as_object().unwrap();
        let named = written.lines().filter(|line| line.starts_with("    \"/")).count();
        assert_eq!(named, paths.len());
        let methods: Vec<_> = paths["/api/v1/openings/{slug}/applications"].as_object().unwrap().keys().collect();
        assert_eq!(methods, ["get", "post"]);
        let told: std::collections::BTreeMap<_, _> = super::super::paths().into_iter().collect();
        assert_eq!(told.len(), paths.len());
        for (path, methods) in told {
            let mut told: Vec<_> = methods.iter().map(|method| method.as_str().to_lowercase()).collect();
            told.sort();
            let named: Vec<_> = paths[&path].as_object().unwrap().keys().cloned().collect();
            assert_eq!(told, named, "{path}");
        }
    }

    #[test]
    fn what_need_not_be_there_may_be_null() {
        let read: serde_json::Value = serde_json::from_str(&super::super::document()).unwrap();
        let list = &read["components"]["schemas"]["OpeningList"];
        assert_eq!(list["required"], serde_json::json!(["items", "server_time"]));
        assert_eq!(list["properties"]["next_cursor"]["nullable"], true);
        assert_eq!(list["properties"]["items"]["nullable"], serde_json::Value::Null);
    }
}
