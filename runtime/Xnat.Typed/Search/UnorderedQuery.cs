using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>A query whose results come as the server has them.</summary>
internal sealed class UnorderedQuery<T>(QueryDefinition definition) : XnatQuery<T>(definition)
    where T : XnatObject, IXnatVariableOwner, IXnatType<T>;
