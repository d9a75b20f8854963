using System.Reflection;

foreach (var type in typeof(Program).Assembly.GetTypes().Where(type => type.IsPublic).OrderBy(type => type.Name, StringComparer.Ordinal))
{
    var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly);
    Console.WriteLine($"{type.Name}: {string.Join(' ', properties.Select(property => property.Name).Order(StringComparer.Ordinal))}");
}
