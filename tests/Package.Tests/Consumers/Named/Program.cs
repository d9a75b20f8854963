using System.Diagnostics;
using Named;
using Xnat.Typed.Model;
using Xnat.Typed.Model.Administration;

// Each of these is one thing only, whatever else is called so.
using var process = Process.GetCurrentProcess();
var user = new User { Login = "ada" };
var project = new ProjectData { Id = "P1" };
Console.WriteLine($"{process.Id == Environment.ProcessId} {user.Login} {project.Id}");
Console.WriteLine(AskedNames.All());
